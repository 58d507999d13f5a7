package dev.errand.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.errand.offer.ComputeEstimate;
import dev.errand.offer.ComputeOrder;
import dev.errand.sizing.Catalog;
import dev.errand.sizing.Sizer;
import dev.errand.sizing.UnsizableException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EstimatorTest {

    private static final Estimator ESTIMATOR = new Estimator(Catalog.bundled(), Sizer.bundled());

    @Test
    void answersTheSourcesExampleInBothLanguagesBesideItsMisprint() {
        ComputeEstimate english = ESTIMATOR.estimate(train("en", "A100"));
        assertThat(english.flops()).isEqualTo(1.89e23, within(1e19));
        assertThat(english.seconds()).isEqualTo(1.89e23 / (312e12 * 0.4), within(1e5));
        // 25 to 55 % of the dense peak
        assertThat(english.mostSeconds() / english.seconds()).isEqualTo(0.40 / 0.25, within(1e-6));
        assertThat(english.fewestSeconds() / english.seconds()).isEqualTo(0.40 / 0.55, within(1e-6));
        assertThat(english.lines())
                .anyMatch(line -> line.contains("1.89e+23 FLOPs, 6 × 1.750e+11 parameters"))
                .anyMatch(line -> line.contains("years"))
                .anyMatch(line -> line.contains("does not fit"))
                .anyMatch(line -> line.contains("584 days") && line.contains("312"));
        ComputeEstimate chinese = ESTIMATOR.estimate(train("zh", "A100"));
        assertThat(chinese.seconds()).isEqualTo(english.seconds());
        assertThat(chinese.lines())
                .hasSameSizeAs(english.lines())
                .anyMatch(line -> line.contains("计算量：1.89e+23 FLOPs"))
                .anyMatch(line -> line.contains("584天"));
    }

    @Test
    void sizesInferenceOnTheFewestGpusThatHoldIt() {
        ComputeEstimate estimate = ESTIMATOR.estimate(order("infer", "en", "Llama-3.1-70B", null, "H100", null));
        assertThat(estimate.gpus()).isEqualTo(2);
        assertThat(estimate.fewestSeconds()).isLessThan(estimate.seconds());
        assertThat(estimate.mostSeconds()).isGreaterThan(estimate.seconds());
        assertThat(estimate.lines()).anyMatch(line -> line.contains("What binds is"));
    }

    @Test
    void pricesARentByTheHour() {
        ComputeEstimate estimate =
                ESTIMATOR.estimate(order("rent", "en", null, BigInteger.valueOf(4), "H100", Duration.ofHours(6)));
        // 24 GPU-hours at 1.60 to 3.90 USD
        assertThat(estimate.lines()).singleElement().asString().contains("38.40 to 93.60 USD");
    }

    @Test
    void saysWhatIsMissingUnknownOrAbsurd() {
        assertThatThrownBy(() -> ESTIMATOR.estimate(order("infer", "en", "Nonesuch-9X", null, null, null)))
                .isInstanceOf(UnsizableException.class)
                .hasMessageContaining("Nonesuch-9X");
        assertThatThrownBy(() -> ESTIMATOR.estimate(order("train", "en", "Llama-3.1-8B", null, null, null)))
                .hasMessageContaining("'tokens' is missing");
        assertThatThrownBy(() -> ESTIMATOR.estimate(order("rent", "en", null, BigInteger.ZERO, "H100", null)))
                .hasMessageContaining("count is 0");
    }

    @Test
    void reckonsAnUnknownModelByTheSizeInItsNameAndSaysSo() {
        ComputeEstimate known = ESTIMATOR.estimate(order("infer", "en", "Llama-3.1-70B", null, "H100", null));
        ComputeEstimate unknown = ESTIMATOR.estimate(order("infer", "en", "nobody's-70b", null, "H100", null));
        assertThat(unknown.lines())
                .anyMatch(
                        line -> line.startsWith("No model is known as 'nobody's-70b'") && line.contains("70 billion"));
        assertThat(unknown.mostSeconds() / unknown.fewestSeconds())
                .isGreaterThan(known.mostSeconds() / known.fewestSeconds());
        assertThat(ESTIMATOR
                        .estimate(order("infer", "zh", "nobody's-70b", null, "H100", null))
                        .lines())
                .anyMatch(line -> line.contains("按700亿参数的同类模型估算"));
    }

    @Test
    void sizesFrames() {
        ComputeEstimate estimate = ESTIMATOR.estimate(ComputeOrder.of("render", "zh")
                .frames(BigInteger.valueOf(300))
                .secondsPerFrame(new BigDecimal("20"))
                .gpu("RTX4090")
                .build());
        assertThat(estimate.seconds()).isEqualTo(6000, within(1e-6));
        assertThat(estimate.lines().getFirst()).isEqualTo("工作量：300帧，每帧在RTX4090上20.00秒。");
    }

    private static ComputeOrder train(String language, String gpu) {
        return ComputeOrder.of("train", language)
                .parameters(new BigInteger("175000000000"))
                .tokens(new BigInteger("180000000000"))
                .gpu(gpu)
                .count(BigInteger.ONE)
                .build();
    }

    private static ComputeOrder order(
            String work, String language, String model, BigInteger count, String gpu, Duration duration) {
        return ComputeOrder.of(work, language)
                .model(model)
                .count(count)
                .gpu(gpu)
                .duration(duration)
                .build();
    }
}
