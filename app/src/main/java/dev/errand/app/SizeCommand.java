package dev.errand.app;

import dev.errand.openai.TokenCount;
import dev.errand.sizing.Catalog;
import dev.errand.sizing.Sizer;
import dev.errand.sizing.Sizing;
import dev.errand.sizing.UnsizableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code size}: what a job takes on a machine, without a chain. */
@Command(
        name = "size",
        description = {
            "What a job takes: FLOPs, memory, time and rate with their error bar, and which limit binds.",
            "Give options, or one JSON object of the same names, or a file of it: size --json '{\"kind\":\"infer\",…}'.",
            "Numbers may end in k, M, B or T. GPUs and models are those of the data files, and your own."
        },
        mixinStandardHelpOptions = true)
final class SizeCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            description = "one request a line; each gives a line, or {\"id\",\"error\"}")
    private @Nullable Path batch;

    @Option(names = "--models", paramLabel = "CSV", description = "more models, with the columns of models.csv")
    private @Nullable Path models;

    @Option(names = "--gpus", paramLabel = "CSV", description = "more GPUs, with the columns of gpus.csv")
    private @Nullable Path gpus;

    @Option(names = "--kind", description = "infer (default), train or render")
    private @Nullable String kind;

    @Option(names = "--model", description = "a name from models.csv")
    private @Nullable String model;

    @Option(names = "--parameters", description = "instead of a model: how many, such as 175B")
    private @Nullable String parameters;

    @Option(
            names = {"--active-parameters", "--activeParameters"},
            description = "those that one token passes through")
    private @Nullable String activeParameters;

    @Option(names = "--precision", description = "fp32 fp16 bf16 fp8 fp4 int8 int4 q4_k_m")
    private @Nullable String precision;

    @Option(
            names = {"--kv-precision", "--kvPrecision"},
            description = "precision of keys and values")
    private @Nullable String kvPrecision;

    @Option(names = "--gpu", description = "a name from gpus.csv")
    private @Nullable String gpu;

    @Option(names = "--count", description = "GPUs, 1 if left out")
    private @Nullable String count;

    @Option(names = "--tp", description = "GPUs a layer; chosen if left out")
    private @Nullable String tp;

    @Option(names = "--pp", description = "pipeline stages; chosen if left out")
    private @Nullable String pp;

    @Option(names = "--ep", description = "GPUs that experts are spread over")
    private @Nullable String ep;

    @Option(
            names = {"--input-tokens", "--inputTokens"},
            description = "prompt tokens a request")
    private @Nullable String inputTokens;

    @Option(
            names = "--text",
            description = "instead of a number of tokens: a prompt, or what to train on; they are counted")
    private @Nullable String text;

    @Option(names = "--file", paramLabel = "FILE", description = "the same from a file")
    private @Nullable Path file;

    @Option(
            names = {"--output-tokens", "--outputTokens"},
            description = "tokens that a request brings forth")
    private @Nullable String outputTokens;

    @Option(names = "--requests", description = "requests in all, 1 if left out")
    private @Nullable String requests;

    @Option(names = "--concurrency", description = "requests in flight; the best load if left out")
    private @Nullable String concurrency;

    @Option(names = "--tokens", description = "tokens to train on")
    private @Nullable String tokens;

    @Option(names = "--engine", description = "such as vLLM or 'TensorRT-LLM 1.0'")
    private @Nullable String engine;

    @Option(names = "--measure", description = "offline_max serving static_batch decode_bs1 prefill_tps prefill_bs1")
    private @Nullable String measure;

    @Option(names = "--frames", description = "frames to render")
    private @Nullable String frames;

    @Option(
            names = {"--seconds-per-frame", "--secondsPerFrame"},
            description = "on the reference GPU")
    private @Nullable String secondsPerFrame;

    @Option(
            names = {"--reference-gpu", "--referenceGpu"},
            description = "where a frame takes so long; the GPU itself if left out")
    private @Nullable String referenceGpu;

    @Parameters(arity = "0..1", paramLabel = "JSON|FILE", description = "the request, instead of options")
    private @Nullable String request;

    @Override
    public Integer call() throws IOException {
        try {
            Catalog catalog = Catalog.bundled();
            catalog = models == null ? catalog : catalog.withModels(models);
            catalog = gpus == null ? catalog : catalog.withGpus(gpus);
            Sizer sizer = Sizer.bundled();
            if (batch != null) {
                all(batch, catalog, sizer);
                return 0;
            }
            JsonNode asked = request == null ? options() : object(request);
            if (asked.isEmpty() && request == null) {
                throw CommandFailure.wrongUsage(
                        "say what to size: ./errand size --model Llama-3.1-70B --gpu H100-SXM --count 4");
            }
            SizeRequest read = SizeRequest.of(asked, catalog);
            Sizing sizing = sizer.size(read.job(), read.machine());
            if (json) {
                System.out.println(JSON.writeValueAsString(answer(asked, sizing)));
            } else {
                SizeTeller.tell(Console.ofProcess(false), read, sizing);
            }
            return 0;
        } catch (UnsizableException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static void all(Path file, Catalog catalog, Sizer sizer) throws IOException {
        TextFile.read(file, lines -> {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    System.out.println(JSON.writeValueAsString(one(line, catalog, sizer)));
                }
            }
        });
    }

    /** A line that cannot be sized does not keep the others from it. */
    private static ObjectNode one(String line, Catalog catalog, Sizer sizer) {
        JsonNode asked = JSON.createObjectNode();
        try {
            asked = JSON.readTree(line);
            SizeRequest read = SizeRequest.of(asked, catalog);
            return answer(asked, sizer.size(read.job(), read.machine()));
        } catch (JacksonException e) {
            return failure(asked, "the line is no JSON: " + BadJson.words(e));
        } catch (UnsizableException e) {
            return failure(asked, String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode failure(JsonNode asked, String why) {
        ObjectNode json = JSON.createObjectNode();
        json.set("id", asked.path("id").isMissingNode() ? JSON.nullNode() : asked.path("id"));
        return json.put("error", why);
    }

    private static ObjectNode answer(JsonNode asked, Sizing sizing) {
        ObjectNode json = JSON.createObjectNode();
        if (asked.has("id")) {
            json.set("id", asked.path("id"));
        }
        json.put("flops", sizing.flops())
                .put("memoryBytes", sizing.memoryBytes())
                .put("fits", sizing.fits())
                .put("minGpus", sizing.minGpus())
                .put("tokensPerSecond", sizing.tokensPerSecond())
                .put("low", sizing.low())
                .put("high", sizing.high())
                .put("seconds", Double.isFinite(sizing.seconds()) ? sizing.seconds() : null)
                .put("bound", sizing.bound().toString());
        if (!sizing.fits()) {
            json.put("reason", String.join("; ", sizing.reasons()));
        }
        return json;
    }

    private static JsonNode object(String request) throws IOException {
        String text = request.strip();
        if (!text.startsWith("{")) {
            Path file = Path.of(text);
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new CommandFailure(
                        "there is no readable file at " + file + "; a request by itself starts with {");
            }
            text = TextFile.read(file);
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new CommandFailure("the request is no JSON: " + BadJson.words(e));
        }
    }

    /** Tokens of the text or the file, by o200k_base; what both are missing, the options say in numbers. */
    private @Nullable String counted() throws IOException {
        if (text == null && file == null) {
            return null;
        }
        TokenCount count = TokenCount.of(text != null ? text : TextFile.read(Objects.requireNonNull(file)));
        if (!json) {
            System.out.println("The text has " + count.tokens() + " tokens, "
                    + (count.exact() ? "by the encoding o200k_base." : "by a rule of thumb: it is too long to count."));
        }
        return Long.toString(count.tokens());
    }

    private ObjectNode options() throws IOException {
        String count = counted();
        boolean trains = "train".equals(kind);
        ObjectNode options = JSON.createObjectNode();
        put(options, "kind", kind);
        put(options, "model", model);
        put(options, "parameters", parameters);
        put(options, "activeParameters", activeParameters);
        put(options, "precision", precision);
        put(options, "kvPrecision", kvPrecision);
        put(options, "gpu", gpu);
        put(options, "count", this.count);
        put(options, "tp", tp);
        put(options, "pp", pp);
        put(options, "ep", ep);
        put(options, "inputTokens", count == null || trains ? inputTokens : count);
        put(options, "outputTokens", outputTokens);
        put(options, "requests", requests);
        put(options, "concurrency", concurrency);
        put(options, "tokens", count == null || !trains ? tokens : count);
        put(options, "engine", engine);
        put(options, "measure", measure);
        put(options, "frames", frames);
        put(options, "secondsPerFrame", secondsPerFrame);
        put(options, "referenceGpu", referenceGpu);
        return options;
    }

    private static void put(ObjectNode options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }
}
