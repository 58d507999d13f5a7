package dev.errand.bench;

import dev.errand.openai.ApiError;
import dev.errand.openai.ApiServer;
import dev.errand.openai.Exchange;
import dev.errand.openai.ModelList;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A scripted OpenAI-compatible chat server: it says the same words to everybody, at once, and no model is behind it. */
final class ScriptedChat implements AutoCloseable {

    static final String MODEL = "scripted-chat";
    static final int WORDS = 32;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] WHOLE = whole().getBytes(StandardCharsets.UTF_8);
    private static final String PIECE = piece();

    private final ApiServer server = ApiServer.start("127.0.0.1", 0, ScriptedChat::handle);

    URI uri() {
        return server.uri();
    }

    /** A request for its words. */
    static byte[] request(boolean stream) {
        ObjectNode json = JSON.createObjectNode()
                .put("model", MODEL)
                .put("stream", stream)
                .put("max_tokens", 4 * WORDS);
        json.putArray("messages")
                .addObject()
                .put("role", "user")
                .put("content", "Say your words, all of them, one after another, please.");
        return JSON.writeValueAsBytes(json);
    }

    private static void handle(Exchange exchange) {
        switch (exchange.path()) {
            case "/health" -> exchange.reply(200, "{}");
            case "/v1/models" -> exchange.reply(200, new ModelList(List.of(MODEL)).toJson());
            case "/v1/chat/completions" -> {
                if (JSON.readTree(exchange.body()).path("stream").asBoolean(false)) {
                    stream(exchange);
                } else {
                    exchange.reply(200, WHOLE);
                }
            }
            default -> throw ApiError.notFound(exchange.path());
        }
    }

    private static void stream(Exchange exchange) {
        exchange.beginEvents();
        for (int i = 0; i < WORDS; i++) {
            exchange.event(PIECE);
        }
        exchange.event("[DONE]");
        exchange.endEvents();
    }

    private static String whole() {
        ObjectNode json = JSON.createObjectNode()
                .put("id", "c1")
                .put("object", "chat.completion")
                .put("created", 1)
                .put("model", MODEL);
        json.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", "stop")
                .putObject("message")
                .put("role", "assistant")
                .put("content", "word ".repeat(WORDS));
        return JSON.writeValueAsString(json);
    }

    private static String piece() {
        ObjectNode json = JSON.createObjectNode()
                .put("id", "c1")
                .put("object", "chat.completion.chunk")
                .put("created", 1)
                .put("model", MODEL);
        json.putArray("choices").addObject().put("index", 0).putObject("delta").put("content", "word ");
        return JSON.writeValueAsString(json);
    }

    @Override
    public void close() {
        server.close();
    }
}
