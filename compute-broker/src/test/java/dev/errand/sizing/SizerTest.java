package dev.errand.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Job.Rendering;
import dev.errand.sizing.Job.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizerTest {

    private static final Catalog CATALOG = Catalog.bundled();
    private static final Sizer SIZER = Sizer.bundled();

    private static Sizing size(String model, Precision precision, String gpu, int count) {
        return SIZER.size(
                Inference.of(CATALOG.model(model), precision, 1000, 500, 100), Machine.of(CATALOG.gpu(gpu), count));
    }

    @Test
    void countsTwiceTheParametersForInferenceAndSixTimesForTraining() {
        assertThat(size("Llama-3.1-8B", Precision.FP16, "H100", 1).flops())
                .isEqualTo(2 * 8.03e9 * 1500 * 100, within(1e6));
        Training training = new Training(Model.ofParameters(175e9, 175e9), Precision.BF16, 180e9);
        Sizing sizing = SIZER.size(training, Machine.of(CATALOG.gpu("A100"), 1));
        assertThat(sizing.flops()).isEqualTo(1.89e23, within(1e18));
        assertThat(sizing.seconds()).isEqualTo(1.89e23 / (312e12 * 0.4), within(1e4));
        assertThat(sizing.fits()).isFalse();
    }

    @Test
    void saysInNumbersWhyAModelDoesNotFit() {
        Sizing sizing = size("Llama-3.1-70B", Precision.FP16, "RTX4090", 2);
        assertThat(sizing.fits()).isFalse();
        assertThat(sizing.bound()).isEqualTo(Bound.MEMORY);
        assertThat(sizing.tokensPerSecond()).isZero();
        assertThat(sizing.reasons()).singleElement().asString().contains("131.4 GiB of weights", "48.0 GiB");
        assertThat(size("Llama-3.1-70B", Precision.FP16, "RTX4090", sizing.minGpus())
                        .fits())
                .isTrue();
        assertThat(size("Llama-3.1-70B", Precision.FP16, "RTX4090", sizing.minGpus() - 1)
                        .fits())
                .isFalse();
    }

    @Test
    void neverUsesMoreMemoryThanThereIs() {
        for (Gpu gpu : CATALOG.gpus()) {
            for (Model model : CATALOG.models()) {
                for (int count : new int[] {1, 2, 8}) {
                    Sizing sizing = SIZER.size(
                            Inference.of(model, Precision.BF16, 512, 256, 1_000_000), Machine.of(gpu, count));
                    assertThat(!sizing.fits() || sizing.memoryBytes() <= count * gpu.memoryBytes())
                            .as("%s on %d × %s takes %.4g bytes", model.name(), count, gpu.name(), sizing.memoryBytes())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void knowsEveryPublishedFitFromEveryOutOfMemory() {
        assertThat(Evaluation.fits()).isEqualTo(new Evaluation.Fits(116, 0, 0));
    }

    @Test
    void staysNearRunsThatItWasFittedOn() {
        Calibration calibration = Calibration.bundled();
        List<Measurement> rows = Measurement.bundled(CATALOG);
        double[] errors = rows.stream()
                .mapToDouble(row -> Math.abs(Math.expm1(Calibration.log(row, calibration.coefficients())
                        - calibration.correction().log(Likeness.Point.of(row.run())))))
                .sorted()
                .toArray();
        assertThat(errors).hasSize(1777);
        assertThat(errors[errors.length / 2]).isLessThan(0.05);
    }

    @Test
    void givesAWiderIntervalWhereOnlyTheParameterCountIsKnown() {
        Machine machine = Machine.of(CATALOG.gpu("H100"), 1);
        Sizing named = size("Llama-3.1-8B", Precision.FP16, "H100", 1);
        Sizing counted =
                SIZER.size(Inference.of(Model.ofParameters(8.03e9, 8.03e9), Precision.FP16, 1000, 500, 100), machine);
        assertThat(counted.high() / counted.low()).isGreaterThan(1.5 * named.high() / named.low());
        assertThat(counted.tokensPerSecond()).isBetween(named.tokensPerSecond() / 2, named.tokensPerSecond() * 2);
    }

    @Test
    void takesLongerForASingleRequestThanItsShareOfTheBestLoad() {
        Inference one = Inference.of(CATALOG.model("Llama-3.1-8B"), Precision.FP16, 1000, 500, 1);
        Sizing sizing = SIZER.size(one, Machine.of(CATALOG.gpu("H100"), 1));
        assertThat(sizing.seconds()).isGreaterThan(5 * 500 / sizing.tokensPerSecond());
    }

    @Test
    void scalesFramesByComputeAndSharesThemOut() {
        Gpu gpu = CATALOG.gpu("RTX4090");
        Sizing sizing = SIZER.size(new Rendering(100, 30, gpu), Machine.of(gpu, 10));
        assertThat(sizing.seconds()).isEqualTo(300, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama-3.1-70b", "meta-llama/Llama-3.1-70B-Instruct", "Llama 3.1 70B"})
    void findsAModelByWhatPeopleCallIt(String name) {
        assertThat(CATALOG.model(name).name()).isEqualTo("Llama-3.1-70B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H100", "h100 sxm", "NVIDIA H100 80GB HBM3"})
    void findsAGpuByWhatPeopleAndDriversCallIt(String name) {
        assertThat(CATALOG.gpu(name).name()).isEqualTo("H100-SXM");
    }

    @Test
    void namesWhatComesNearAnUnknownModel() {
        assertThatThrownBy(() -> CATALOG.model("Lama-3.1-70"))
                .isInstanceOf(UnsizableException.class)
                .hasMessageContaining("Llama-3.1-70B");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, 1e300})
    void refusesAbsurdTokens(double tokens) {
        Model model = CATALOG.model("Llama-3.1-8B");
        assertThatThrownBy(() -> Inference.of(model, Precision.FP16, tokens, 10, 1))
                .isInstanceOf(UnsizableException.class)
                .hasMessageContaining("inputTokens");
    }

    @Test
    void takesModelsAndGpusOfAUsersFile(@TempDir Path folder) throws IOException {
        Path models = Files.writeString(folder.resolve("m.csv"), "model,params_b\nMine-9B,9\n");
        Path gpus = Files.writeString(
                folder.resolve("g.csv"), "name,bf16_dense_tflops,mem_gb,mem_bw_gbs\nMine,100,48,1000\n");
        Catalog mine = CATALOG.withModels(models).withGpus(gpus);
        Inference job = Inference.of(mine.model("mine-9b"), Precision.FP16, 100, 100, 1);
        assertThat(SIZER.size(job, Machine.of(mine.gpu("mine"), 1)).fits()).isTrue();
        Path broken = Files.writeString(folder.resolve("b.csv"), "model,params_b\nMine,many\n");
        assertThatThrownBy(() -> CATALOG.withModels(broken))
                .hasMessageContaining("line 2")
                .hasMessageContaining("many");
    }
}
