package dev.errand.engine.reader.remark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.lexicon.Resource;
import dev.errand.engine.reader.remark.RemarkTraining.Example;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemarkModelTest {

    private static final int FOLDS = 4;

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theWeightsAreThoseOfTheTraining(String language) {
        List<String> trained =
                RemarkTraining.lines(RemarkTraining.train(RemarkTraining.examples(language), language.equals("zh")));

        assertThat(Resource.lines("remark-weights-" + language + ".tsv"))
                .isEqualTo(
                        trained.stream().filter(line -> !line.startsWith("#")).toList());
    }

    /** Of parts that a model was not trained with; the floors are what was measured, rounded down. */
    @ParameterizedTest
    @CsvSource({"en, 0.87", "zh, 0.90"})
    void partsThatItWasNotTrainedWithAreJudgedAsLabelled(String language, double floor) {
        boolean chinese = language.equals("zh");
        List<Example> written = RemarkTraining.examples(language).stream()
                .filter(example -> !example.mined())
                .toList();
        int right = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            Map<String, Double> weights = RemarkTraining.train(
                    written.stream().filter(example -> foldOf(example) != left).toList(), chinese);
            for (Example example : written) {
                if (foldOf(example) == left) {
                    double sum = RemarkModel.sum(RemarkFeatures.of(example.remark(), chinese), weights);
                    right += sum > 0 == example.harmless() ? 1 : 0;
                }
            }
        }

        assertThat((double) right / written.size()).isGreaterThan(floor);
    }

    private static int foldOf(Example example) {
        return Math.floorMod(example.remark().said().hashCode(), FOLDS);
    }
}
