package dev.errand.provider;

import dev.errand.openai.ApiError;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An embedding model that runs inside this program on the CPU, by ONNX: true inference on any machine. Its weights are loaded
 * when first asked, or by {@link #load}.
 */
public final class EmbeddedBackend implements Backend {

    /** The one model that it serves. */
    public static final String MODEL = "all-minilm-l6-v2-q";

    private static final JsonMapper JSON = JsonMapper.shared();

    private volatile @Nullable EmbeddingModel loaded;

    /** Loads the weights now. */
    public EmbeddedBackend load() {
        model();
        return this;
    }

    @Override
    public List<String> models() {
        return List.of(MODEL);
    }

    @Override
    public List<String> loadedModels() {
        return loaded == null ? List.of() : models();
    }

    @Override
    public byte[] call(String path, byte[] request) {
        if (!path.equals("/v1/embeddings")) {
            throw ApiError.notFound("this node serves embeddings only, not " + path);
        }
        JsonNode json = parse(request);
        if (!json.path("model").asString("").equals(MODEL)) {
            throw ApiError.notFound("no model '" + json.path("model").asString("") + "' here; there is " + MODEL);
        }
        List<String> inputs = inputs(json.path("input"));
        List<float[]> vectors = embed(inputs);
        boolean base64 = json.path("encoding_format").asString("").equals("base64");
        ObjectNode answer = JSON.createObjectNode().put("object", "list").put("model", MODEL);
        ArrayNode data = answer.putArray("data");
        for (int i = 0; i < vectors.size(); i++) {
            ObjectNode entry = data.addObject().put("object", "embedding").put("index", i);
            if (base64) {
                entry.put("embedding", encode(vectors.get(i)));
            } else {
                ArrayNode numbers = entry.putArray("embedding");
                for (float value : vectors.get(i)) {
                    numbers.add(value);
                }
            }
        }
        long characters = inputs.stream().mapToLong(String::length).sum();
        answer.putObject("usage").put("prompt_tokens", characters / 4).put("total_tokens", characters / 4);
        return JSON.writeValueAsBytes(answer);
    }

    @Override
    public void stream(String path, byte[] request, Predicate<String> onEvent) {
        throw ApiError.badRequest("embeddings are not streamed");
    }

    /** The vectors of texts, in their order. */
    public List<float[]> embed(List<String> texts) {
        List<TextSegment> segments = texts.stream().map(TextSegment::from).toList();
        return model().embedAll(segments).content().stream()
                .map(Embedding::vector)
                .toList();
    }

    private EmbeddingModel model() {
        EmbeddingModel model = loaded;
        if (model == null) {
            synchronized (this) {
                model = loaded;
                if (model == null) {
                    model = new AllMiniLmL6V2QuantizedEmbeddingModel();
                    loaded = model;
                }
            }
        }
        return model;
    }

    private static List<String> inputs(JsonNode input) {
        List<String> texts = new ArrayList<>();
        if (input.isString()) {
            texts.add(input.asString());
        }
        for (JsonNode text : input) {
            texts.add(text.asString(""));
        }
        if (texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
            throw ApiError.badRequest("'input' must be a text or a list of texts, none of them empty");
        }
        return texts;
    }

    private static JsonNode parse(byte[] request) {
        try {
            return JSON.readTree(request);
        } catch (JacksonException e) {
            throw ApiError.badRequest("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    /** As OpenAI's own clients ask for it: little-endian floats. */
    private static String encode(float[] vector) {
        ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : vector) {
            buffer.putFloat(value);
        }
        return Base64.getEncoder().encodeToString(buffer.array());
    }

    @Override
    public void close() {
        // the model is the runtime's, and goes with the program
    }
}
