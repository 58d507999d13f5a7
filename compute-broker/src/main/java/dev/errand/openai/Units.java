package dev.errand.openai;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How much work a request is, counted by each side for itself, so that nobody has to believe the other: for embeddings the
 * number of inputs, for chat the tokens of messages and answer by OpenAI's o200k_base encoding, whatever the model's own.
 */
public final class Units {

    /** Tokens of an answer whose request does not limit it. */
    public static final int DEFAULT_MAX_TOKENS = 4_096;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private Units() {}

    /**
     * The most units that a request can come to.
     *
     * @param path such as {@code /v1/embeddings}
     * @throws ApiError if the request is malformed
     */
    public static long most(String path, byte[] request) {
        JsonNode json = parse(request);
        if (path.endsWith("/embeddings")) {
            return inputs(json);
        }
        JsonNode limit = json.path("max_completion_tokens").isNumber()
                ? json.path("max_completion_tokens")
                : json.path("max_tokens");
        int tokens = limit.isNumber() ? limit.asInt() : DEFAULT_MAX_TOKENS;
        if (tokens < 1 || tokens > 1_000_000) {
            throw ApiError.badRequest("max_tokens is " + tokens + "; it must be 1 to 1000000");
        }
        return prompt(json) + tokens;
    }

    /** The units that a request and the text of its answer came to. */
    public static long used(String path, byte[] request, String answer) {
        JsonNode json = parse(request);
        return path.endsWith("/embeddings") ? inputs(json) : prompt(json) + tokens(answer);
    }

    /** Tokens of a text. */
    public static long tokens(String text) {
        return ENCODING.countTokensOrdinary(text);
    }

    /** The text of an answer that is not streamed; empty if it has none. */
    public static String answerText(byte[] answer) {
        JsonNode content = parse(answer).path("choices").path(0).path("message").path("content");
        return content.isString() ? content.asString() : "";
    }

    /** The text that one event of a stream adds; empty for {@code [DONE]} and others. */
    public static String eventText(String event) {
        if (!event.startsWith("{")) {
            return "";
        }
        JsonNode content = parse(event.getBytes(StandardCharsets.UTF_8))
                .path("choices")
                .path(0)
                .path("delta")
                .path("content");
        return content.isString() ? content.asString() : "";
    }

    private static long prompt(JsonNode json) {
        long tokens = 0;
        if (!json.path("messages").isArray() || json.path("messages").isEmpty()) {
            throw ApiError.badRequest("'messages' is missing");
        }
        for (JsonNode message : json.path("messages")) {
            JsonNode content = message.path("content");
            if (content.isString()) {
                tokens += tokens(content.asString());
            }
            for (JsonNode part : content) {
                tokens += tokens(part.path("text").asString(""));
            }
        }
        return tokens;
    }

    private static long inputs(JsonNode json) {
        JsonNode input = json.path("input");
        if (input.isString()) {
            return 1;
        }
        if (!input.isArray() || input.isEmpty()) {
            throw ApiError.badRequest("'input' must be a text or a list of texts");
        }
        return input.size();
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw ApiError.badRequest("not JSON: " + e.getOriginalMessage());
        }
    }
}
