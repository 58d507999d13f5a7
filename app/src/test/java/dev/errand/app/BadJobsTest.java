package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code size} and {@code broker} say to jobs and offers that cannot be: one line, and exit code 1. */
class BadJobsTest {

    private static final String OFFER = "{\"id\":\"o1\",\"provider\":\"p\",\"gpu\":\"H100-SXM\",\"count\":8,"
            + "\"usdPerGpuHour\":2.5,\"region\":\"eu\",\"netMbps\":10000,\"cachedModels\":[],\"reliability\":0.99}";
    private static final String JOB =
            "{\"id\":\"j1\",\"kind\":\"infer\",\"model\":\"Llama-3.1-8B\",\"precision\":\"fp16\","
                    + "\"inputTokens\":512,\"outputTokens\":128,\"requests\":1000}";

    @TempDir
    private Path folder;

    private record Said(int code, String out, String err) {}

    private static Said run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = Main.commandLine().execute(arguments);
            return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }

    private Said broker(String jobs, String offers) throws IOException {
        Path jobFile = Files.writeString(folder.resolve("jobs.jsonl"), jobs + "\n");
        Path offerFile = Files.writeString(folder.resolve("offers.jsonl"), offers + "\n");
        return run("broker", "--jobs", jobFile.toString(), "--offers", offerFile.toString(), "--json");
    }

    private static void assertRefused(Said said, String words) {
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().strip().lines()).singleElement().asString().contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Llama-3.1-8B\"|\"NoSuchModel\"|no model is known as 'NoSuchModel'; near are",
                "\"inputTokens\":512|\"inputTokens\":0|inputTokens is 0.0; a request has at least one",
                "\"outputTokens\":128|\"outputTokens\":-1|outputTokens is -1.0; it must be from",
                "\"requests\":1000|\"requests\":1e30|requests is 1.0E30; it must be from",
                "\"requests\":1000|\"requests\":\"many\"|'requests' is \"many\", no number",
                "\"requests\":1000|\"deadlineSeconds\":-5|its deadline, -5.0 s from now, has passed",
                "\"requests\":1000|\"maxUsd\":-1|maxUsd is -1.0; give a positive amount",
                "\"kind\":\"infer\"|\"kind\":\"bake\"|kind 'bake' is none of infer, train and render",
                "\"requests\":1000}|\"requests\":|line 1 is no JSON",
            })
    void aJobThatCannotBeIsRefusedInOneLine(String part, String instead, String words) throws IOException {
        assertRefused(broker(JOB.replace(part, instead), OFFER), words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2.5|-2.5|offer o1: usdPerGpuHour is -2.5; it must be an amount",
                "\"count\":8|\"count\":0|offer o1: count is 0; it must be from 1",
                "\"count\":8|\"count\":1.5|offer o1: count is 1.5; GPUs are whole",
                "\"H100-SXM\"|\"H1\"|no GPU is known as 'H1'",
                "0.99|7|offer o1: reliability is 7.0; it must be from 0 to 1",
            })
    void anOfferThatCannotBeIsRefusedInOneLine(String part, String instead, String words) throws IOException {
        assertRefused(broker(JOB, OFFER.replace(part, instead)), words);
    }

    @Test
    void aLineThatCannotBeIsLeftOutAndTheOthersAreAnswered() throws IOException {
        Said said = broker(
                JOB + "\n" + JOB.replace("j1", "j2").replace("Llama-3.1-8B", "NoSuchModel") + "\n[1,2]",
                OFFER + "\n" + OFFER.replace("o1", "o2").replace("2.5", "-1"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out().lines()).hasSize(4).first().asString().contains("\"job\":\"j1\",\"offer\":\"o1\"");
        assertThat(said.out().lines().skip(1).limit(2))
                .satisfiesExactly(
                        unknown -> assertThat(unknown)
                                .startsWith("{\"job\":\"j2\",\"error\":")
                                .contains("no model is known as 'NoSuchModel'"),
                        list -> assertThat(list).contains("line 3: it is a JSON list of 2; write one object"));
        assertThat(said.err().strip().lines())
                .singleElement()
                .asString()
                .contains("left out ", "line 2: job j2: no model", "and 2 more lines");
    }

    @Test
    void equalIdsAreRefused() throws IOException {
        assertRefused(broker(JOB + "\n" + JOB, OFFER), "two jobs have the id j1");
        assertRefused(broker(JOB, OFFER + "\n" + OFFER), "two offers have the id o1");
    }

    @Test
    void trainingAndFramesArePlacedLikeInference() throws IOException {
        Said said = broker(
                JOB
                        + "\n{\"id\":\"j2\",\"kind\":\"train\",\"model\":\"Llama-3.1-8B\",\"precision\":\"bf16\",\"tokens\":1e8}"
                        + "\n{\"id\":\"j3\",\"kind\":\"render\",\"frames\":100,\"secondsPerFrame\":12,\"referenceGpu\":\"RTX4090\"}",
                OFFER);
        assertThat(said.code()).isZero();
        assertThat(said.out().lines().filter(line -> line.contains("\"offer\":\"o1\"")))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--model NoSuchModel --gpu H100-SXM --input-tokens 10 --output-tokens 10|no model is known as 'NoSuchModel'",
                "--model Llama-3.1-8B --gpu NoGpu --input-tokens 10 --output-tokens 10|no GPU is known as 'NoGpu'",
                "--model Llama-3.1-8B --gpu H100-SXM|a request without tokens",
                "--model Llama-3.1-8B --gpu H100-SXM --input-tokens -3 --output-tokens 1|inputTokens is -3.0",
                "--model Llama-3.1-8B --gpu H100-SXM --input-tokens 1e12 --output-tokens 1|inputTokens is 1.0E12",
                "--kind train --model Llama-3.1-8B --gpu H100-SXM --tokens 0|tokens is 0.0",
                "--kind train --parameters -7B --tokens 1B --gpu H100-SXM|parameters",
                "--model Llama-3.1-8B --gpu H100-SXM --file /nowhere/at/all --output-tokens 1|there is no readable file",
            })
    void sizeRefusesWhatCannotBe(String options, String words) {
        assertRefused(run(("size --json " + options).split(" ", -1)), words);
    }

    @Test
    void sizeCountsTheTokensOfATextAndOfAFile() throws IOException {
        String[] request = {"size", "--json", "--model", "Llama-3.1-8B", "--gpu", "H100-SXM", "--output-tokens", "8"};
        Path file = Files.writeString(folder.resolve("text.txt"), "hello world");
        Said counted = run(with(request, "--input-tokens", "2"));
        assertThat(counted.code()).isZero();
        assertThat(run(with(request, "--text", "hello world"))).isEqualTo(counted);
        assertThat(run(with(request, "--file", file.toString()))).isEqualTo(counted);
    }

    private static String[] with(String[] some, String option, String value) {
        String[] all = Arrays.copyOf(some, some.length + 2);
        all[some.length] = option;
        all[some.length + 1] = value;
        return all;
    }
}
