package dev.errand.engine.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An endpoint of OpenAI's chat completions API on this machine that answers what it is told to, and keeps what it was asked. */
final class ScriptedModel implements AutoCloseable {

    /** What it does with one request. */
    interface Step {
        void serve(HttpExchange exchange) throws IOException;
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Step> script = new ArrayDeque<>();
    private final List<JsonNode> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);

    ScriptedModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    ModelSettings settings() {
        return ModelSettings.of(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1"), "scripted", "no-secret");
    }

    /** The next answer's text. */
    ScriptedModel says(String content) {
        return does(exchange -> send(exchange, 200, completion(content)));
    }

    /** The next answer as a status and a body. */
    ScriptedModel answers(int status, String body) {
        return does(exchange -> send(exchange, status, body));
    }

    /** The next answer never comes. */
    ScriptedModel hangs() {
        return does(exchange -> await());
    }

    /** The next answer begins and never ends. */
    ScriptedModel stalls() {
        return does(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"choices\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await();
        });
    }

    /** The next connection closes without an answer. */
    ScriptedModel hangsUp() {
        return does(HttpExchange::close);
    }

    ScriptedModel does(Step step) {
        synchronized (script) {
            script.add(step);
        }
        return this;
    }

    /** Forgets what it was still to do. */
    void unsay() {
        synchronized (script) {
            script.clear();
        }
    }

    /** The bodies of all requests so far. */
    List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    private void serve(HttpExchange exchange) throws IOException {
        requests.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        Step step;
        synchronized (script) {
            step = script.poll();
        }
        if (step == null) {
            send(exchange, 404, "nothing left to say");
        } else {
            step.serve(exchange);
        }
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String completion(String content) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", "chatcmpl-1").put("object", "chat.completion").put("model", "scripted");
        ObjectNode choice = body.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", content);
        body.putObject("usage")
                .put("prompt_tokens", 600)
                .put("completion_tokens", 400)
                .put("total_tokens", 1000);
        return JSON.writeValueAsString(body);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
