package dev.errand.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./errand parse --batch} of 10,000 lines as a whole process, start-up included: of one ordinary sentence with other numbers, and of the
 * corpus, every line another text. Of the latter a line in twenty is not understood at first and read more than once.
 */
final class BatchBenchmark implements Benchmark {

    private static final int LINES = 10_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String name() {
        return "batch";
    }

    @Override
    public String about() {
        return "./errand parse --batch of 10,000 lines, with start-up";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        List<String> ordinary = IntStream.rangeClosed(1, LINES)
                .mapToObj(i -> "swap " + i + " DAI to ETH and send half of it to @bob")
                .toList();
        report.figure("batch.10000", seconds(ordinary, "\"ready\""), "s");
        List<String> corpus = new ArrayList<>(texts("en").subList(0, LINES / 2));
        corpus.addAll(texts("zh").subList(0, LINES / 2));
        report.figure("batch.10000.corpus", seconds(corpus, "\"status\""), "s");
    }

    /** The texts of the corpus's open half that are messages by themselves. */
    private static List<String> texts(String language) throws IOException {
        InputStream corpus = Objects.requireNonNull(
                BatchBenchmark.class.getResourceAsStream("/corpus/open-" + language + ".jsonl"), "the corpus");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(corpus, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> JSON.readTree(line).path("text").asString(""))
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }

    /**
     * How long the texts take.
     *
     * @param answered what stands in each answer
     */
    private static double seconds(List<String> texts, String answered) throws IOException, InterruptedException {
        Path errand = Path.of(System.getProperty("errand.root", "."), "errand");
        Path file = Files.createTempFile("errand", ".jsonl");
        Path answers = Files.createTempFile("errand", ".out");
        try {
            Files.write(
                    file,
                    IntStream.range(0, texts.size())
                            .mapToObj(i -> "{\"id\":" + i + ",\"text\":" + JSON.writeValueAsString(texts.get(i)) + "}")
                            .toList());
            run(errand, file, answers); // builds what is missing, fills the caches
            double seconds = run(errand, file, answers);
            long good;
            try (var lines = Files.lines(answers)) {
                good = lines.filter(line -> line.contains(answered)).count();
            }
            if (good != texts.size()) {
                throw new IllegalStateException(good + " of " + texts.size() + " lines were answered with " + answered);
            }
            return seconds;
        } finally {
            Files.delete(file);
            Files.delete(answers);
        }
    }

    private static double run(Path errand, Path file, Path answers) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(errand.toString(), "parse", "--json", "--batch", file.toString())
                .redirectOutput(answers.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("./errand parse failed");
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
