package dev.errand.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code ./errand parse --batch} of 10,000 lines as a whole process, start-up included. */
final class BatchBenchmark implements Benchmark {

    private static final int LINES = 10_000;

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
        Path errand = Path.of(System.getProperty("errand.root", "."), "errand");
        Path file = Files.createTempFile("errand", ".jsonl");
        Path answers = Files.createTempFile("errand", ".out");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                for (int i = 0; i < LINES; i++) {
                    out.write("{\"id\":" + i + ",\"text\":\"swap " + (i + 1)
                            + " DAI to ETH and send half of it to @bob\"}\n");
                }
            }
            run(errand, file, answers); // builds what is missing, fills the caches
            double seconds = run(errand, file, answers);
            long ready;
            try (var lines = Files.lines(answers)) {
                ready = lines.filter(line -> line.contains("\"ready\"")).count();
            }
            if (ready != LINES) {
                throw new IllegalStateException(ready + " of " + LINES + " lines were ready");
            }
            report.figure("batch.10000", seconds, "s");
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
