package dev.errand.gateway;

import dev.errand.openai.ApiError;
import dev.errand.openai.ApiServer;
import dev.errand.openai.Exchange;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A scripted OpenAI-compatible chat server: no model is behind it. It says its words one by one, goes on where a last message
 * of the assistant ends, and can be told to break off.
 */
final class ScriptedChatServer implements AutoCloseable {

    static final String MODEL = "scripted-chat";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<String> words;
    private final int breakAfter;
    private final Semaphore heard = new Semaphore(0);
    private final List<JsonNode> requests = Collections.synchronizedList(new ArrayList<>());
    private final ApiServer server;

    /** @param breakAfter words after which it breaks every stream off, once they are {@link #heard}; large for never */
    ScriptedChatServer(List<String> words, int breakAfter) {
        this.words = words;
        this.breakAfter = breakAfter;
        this.server = ApiServer.start("127.0.0.1", 0, this::handle);
    }

    URI uri() {
        return server.uri();
    }

    /** Tells it that one of its words arrived: a connection that breaks may lose what was sent and not yet read. */
    void heard() {
        heard.release();
    }

    /** What it was asked. */
    List<JsonNode> requests() {
        return requests;
    }

    private void handle(Exchange exchange) {
        switch (exchange.path()) {
            case "/health" -> exchange.reply(200, "{}");
            case "/v1/models" -> exchange.reply(200, "{\"object\":\"list\",\"data\":[{\"id\":\"" + MODEL + "\"}]}");
            case "/v1/chat/completions" -> chat(exchange, JSON.readTree(exchange.body()));
            default -> throw ApiError.notFound(exchange.path());
        }
    }

    private void chat(Exchange exchange, JsonNode request) {
        requests.add(request);
        JsonNode messages = request.path("messages");
        JsonNode last = messages.path(messages.size() - 1);
        String said = last.path("role").asString().equals("assistant")
                ? last.path("content").asString()
                : "";
        List<String> rest = words;
        while (!said.isEmpty() && !rest.isEmpty() && said.startsWith(rest.getFirst())) {
            said = said.substring(rest.getFirst().length());
            rest = rest.subList(1, rest.size());
        }
        if (request.path("stream").asBoolean(false)) {
            stream(exchange, rest);
        } else {
            exchange.reply(200, whole(String.join("", rest)));
        }
    }

    private void stream(Exchange exchange, List<String> rest) {
        exchange.beginEvents();
        for (int i = 0; i < rest.size(); i++) {
            if (i == breakAfter) {
                heard.acquireUninterruptibly(breakAfter);
                exchange.abort();
                return;
            }
            exchange.event(piece(rest.get(i), false));
        }
        exchange.event(piece("", true));
        exchange.event("[DONE]");
        exchange.endEvents();
    }

    private static String piece(String word, boolean end) {
        var json = JSON.createObjectNode()
                .put("id", "c1")
                .put("object", "chat.completion.chunk")
                .put("created", 1)
                .put("model", MODEL);
        var choice = json.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").put("role", "assistant").put("content", word);
        choice.put("finish_reason", end ? "stop" : null);
        return JSON.writeValueAsString(json);
    }

    private static String whole(String text) {
        var json = JSON.createObjectNode()
                .put("id", "c1")
                .put("object", "chat.completion")
                .put("created", 1)
                .put("model", MODEL);
        var choice = json.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", text);
        json.putObject("usage")
                .put("prompt_tokens", 1)
                .put("completion_tokens", 1)
                .put("total_tokens", 2);
        return JSON.writeValueAsString(json);
    }

    @Override
    public void close() {
        server.close();
    }
}
