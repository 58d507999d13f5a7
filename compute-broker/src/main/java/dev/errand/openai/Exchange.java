package dev.errand.openai;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** One request and its answer. Used by one thread at a time; exactly one of the replies is given. */
public final class Exchange {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String END_OF_EVENT = "\n\n";

    private final HttpServerRequest request;
    private final byte[] body;
    private volatile boolean streaming;
    private Future<Void> written = Future.succeededFuture();

    Exchange(HttpServerRequest request, byte[] body) {
        this.request = request;
        this.body = body;
    }

    /** {@code GET}, {@code POST} and so on. */
    public String method() {
        return request.method().name();
    }

    /** The path without what follows a question mark. */
    public String path() {
        String path = request.path();
        return path == null ? "/" : path;
    }

    /** A header of the request, whatever its case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** The body as it came. */
    public byte[] body() {
        return body.clone();
    }

    /** Adds a header to the answer; before the reply. */
    public void answerHeader(String name, String value) {
        request.response().putHeader(name, value);
    }

    /** Answers with JSON. */
    public void reply(int status, byte[] json) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(json));
    }

    /** Answers with JSON. */
    public void reply(int status, String json) {
        reply(status, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins to answer with server-sent events. */
    public void beginEvents() {
        streaming = true;
        request.response()
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-cache");
    }

    /**
     * Sends one event; blocks while the client reads too slowly.
     *
     * @return false if the client is gone
     */
    public boolean event(String data) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return false;
        }
        try {
            written = response.write("data: " + data + END_OF_EVENT);
            if (response.writeQueueFull()) {
                written.await();
            }
            return true;
        } catch (RuntimeException e) { // whatever the connection broke of: nobody listens any more
            return false;
        }
    }

    /** Sends a comment among the events, which clients of the API pass over. */
    public void comment(String text) {
        HttpServerResponse response = request.response();
        if (!response.closed()) {
            written = response.write(": " + text + END_OF_EVENT);
        }
    }

    /** Ends the events. */
    public void endEvents() {
        if (!request.response().closed()) {
            request.response().end();
        }
    }

    /** Breaks the connection off after the events that were sent, as where an answer cannot be finished. */
    public void abort() {
        try {
            written.await();
        } catch (RuntimeException e) { // the connection is broken off already
            return;
        }
        request.connection().close();
    }

    void refuse(ApiError error) {
        if (streaming) {
            event(errorJson(error));
            abort();
        } else {
            reply(error.status(), errorJson(error));
        }
    }

    private static String errorJson(ApiError error) {
        var json = JSON.createObjectNode();
        json.putObject("error")
                .put("message", error.getMessage())
                .put("type", error.type())
                .put("code", error.status());
        return JSON.writeValueAsString(json);
    }
}
