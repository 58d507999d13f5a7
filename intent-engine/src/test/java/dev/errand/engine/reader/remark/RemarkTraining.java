package dev.errand.engine.reader.remark;

import dev.errand.engine.reader.IntentReader;
import dev.errand.engine.reader.lexer.Lexer;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.remark.Remark.Place;
import dev.errand.engine.reader.syntax.Lexeme;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Trains {@link RemarkModel}: logistic regression with weight decay by AdaGrad (Duchi, Hazan, Singer 2011), always with the same result.
 * Run its {@code main} from the module's folder after the parts in {@code remarks/} or the word lists have changed; a test fails until
 * then.
 */
final class RemarkTraining {

    /** A part of a message, and whether it may be passed over; {@code mined} if it comes out of a text of the corpus. */
    record Example(boolean harmless, Remark remark, boolean mined) {}

    private static final Path WEIGHTS = Path.of("src/main/resources/dev/errand/engine/reader");
    private static final Pattern VALUE = Pattern.compile("[A-Z_]{3,}");

    private static final int EPOCHS = 12;
    private static final double RATE = 0.5;
    private static final double DECAY = 3e-3;
    /** What is seen in one part only says nothing of others. */
    private static final int FEWEST = 2;
    /** A part of a text that would be ready and wrong without it counts more than one that somebody thought of. */
    private static final double MINED = 4;
    /** Smaller weights are left out. */
    private static final double LEAST = 0.02;

    private RemarkTraining() {}

    /** Trains both languages, and writes the weights where the model reads them. */
    public static void main(String[] args) throws IOException {
        for (String language : List.of("en", "zh")) {
            Path file = WEIGHTS.resolve("remark-weights-" + language + ".tsv");
            Files.write(file, lines(train(examples(language), language.equals("zh"))));
        }
    }

    /** The weights as they stand in the file, after two lines that say what they are. */
    static List<String> lines(Map<String, Double> weights) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# Weights of RemarkModel, made by RemarkTraining. Above 0 speaks for harmless. ^ opens a remark, $ ends it, < is a list");
        lines.add("# of words, # a kind of lexeme, @ a place, = a length, ~ the beginning of a word.");
        weights.forEach((feature, weight) -> {
            if (Math.abs(weight) >= LEAST) {
                lines.add(String.format(Locale.ROOT, "%.2f\t%s", weight, feature));
            }
        });
        return lines;
    }

    /** All labelled parts of a language ({@code en} or {@code zh}). */
    static List<Example> examples(String language) {
        List<Example> examples = new ArrayList<>();
        for (String source : List.of("/remarks/written-", "/dev/errand/engine/reader/remarks-known-")) {
            String file = source + language + ".tsv";
            try (InputStream in = Objects.requireNonNull(RemarkTraining.class.getResourceAsStream(file), file);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] columns = line.split("\t");
                    if (!columns[0].equals("B")) {
                        Remark remark = remark(place(columns[1]), columns[2]);
                        examples.add(new Example(columns[0].equals("H"), remark, !source.startsWith("/remarks/")));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return examples;
    }

    private static Place place(String letter) {
        return Arrays.stream(Place.values())
                .filter(place -> place.name().startsWith(letter))
                .findFirst()
                .orElseThrow();
    }

    /** As the reader would find it: with the kinds of values for values, and a place of its own if there are any. */
    private static Remark remark(Place place, String said) {
        if (VALUE.matcher(said).find()) {
            return mined(place, said);
        }
        List<Lexeme> words = Lexer.words(said, IntentReader.DEFAULT_TOKENS);
        Remark remark = RemarkSpans.remark(words, said, place);
        return VALUE.matcher(remark.said()).find() ? RemarkSpans.remark(words, said, Place.VALUED) : remark;
    }

    /** What was mined holds the kinds already. */
    private static Remark mined(Place place, String said) {
        Kinds.Union kinds = new Kinds.Union();
        Matcher values = VALUE.matcher(said);
        while (values.find()) {
            kinds.with(Kind.valueOf(values.group()));
        }
        String words = values.replaceAll(" ");
        Lexer.words(words, IntentReader.DEFAULT_TOKENS).forEach(lexeme -> kinds.with(lexeme.kinds()));
        return new Remark(0, said.length(), place, said, kinds.kinds());
    }

    /** The weight of each feature. */
    static Map<String, Double> train(List<Example> examples, boolean chinese) {
        List<String[]> features = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Example example : examples) {
            String[] of = RemarkFeatures.of(example.remark(), chinese).toArray(String[]::new);
            features.add(of);
            for (String feature : of) {
                seen.merge(feature, 1, Integer::sum);
            }
        }
        Map<String, Integer> indices = new TreeMap<>();
        seen.forEach((feature, count) -> {
            if (count >= FEWEST) {
                indices.put(feature, indices.size());
            }
        });
        double[] weights = fit(examples, features, indices);
        Map<String, Double> named = new TreeMap<>();
        indices.forEach((feature, index) -> named.put(feature, weights[index]));
        return named;
    }

    private static double[] fit(List<Example> examples, List<String[]> features, Map<String, Integer> indices) {
        double[] weights = new double[indices.size()];
        double[] squares = new double[indices.size()];
        Arrays.fill(squares, 1e-2);
        List<int[]> rows = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (String[] of : features) {
            rows.add(Arrays.stream(of)
                    .filter(indices::containsKey)
                    .mapToInt(indices::get)
                    .toArray());
            order.add(order.size());
        }
        Random random = new Random(7);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(order, random);
            for (int row : order) {
                Example example = examples.get(row);
                double scale = 1 / Math.sqrt(features.get(row).length);
                double sum = 0;
                for (int feature : rows.get(row)) {
                    sum += weights[feature] * scale;
                }
                double error = 1 / (1 + StrictMath.exp(-sum)) - (example.harmless() ? 1 : 0);
                double counts = example.mined() && !example.harmless() ? MINED : 1;
                for (int feature : rows.get(row)) {
                    double gradient = counts * error * scale + DECAY * weights[feature];
                    squares[feature] += gradient * gradient;
                    weights[feature] -= RATE * gradient / Math.sqrt(squares[feature]);
                }
            }
        }
        return weights;
    }
}
