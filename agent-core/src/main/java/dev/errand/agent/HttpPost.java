package dev.errand.agent;

import dev.errand.agent.Transport.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** The way out by HTTP: posts, follows no redirects, reads no more of an answer than it may have, and waits no longer than told. */
final class HttpPost {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int CONNECTIONS = 32;
    private static final int WAITING = 10_000;

    private final HttpClient client;
    private final Scheduler scheduler;

    HttpPost(Vertx vertx, Scheduler scheduler) {
        this.scheduler = scheduler;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
    }

    /** Never fails; completes on an event loop or the scheduler's thread. */
    CompletableFuture<Answer> post(URI to, String body, Duration timeout, int maxBytes) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
        Scheduler.Alarm alarm = scheduler.after(timeout, () -> answer.complete(new Answer.Late()));
        CompletableFuture<?> unused = answer.thenAccept(done -> {
            alarm.cancel();
            HttpClientRequest request = sent.get();
            if (request != null && !(done instanceof Answer.Came)) {
                Waiting.forget(request.reset());
            }
        });
        RequestOptions options;
        try {
            options = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setAbsoluteURI(to.toString())
                    .putHeader("Content-Type", "application/json");
        } catch (RuntimeException e) {
            answer.complete(new Answer.Broken("'" + to + "' cannot be posted to"));
            return answer;
        }
        client.request(options)
                .compose(request -> {
                    sent.set(request);
                    if (answer.isDone()) {
                        Waiting.forget(request.reset());
                    }
                    return request.send(Buffer.buffer(body));
                })
                .onSuccess(response -> read(response, answer, maxBytes))
                .onFailure(failure -> answer.complete(new Answer.Broken(String.valueOf(failure.getMessage()))));
        return answer;
    }

    private static void read(HttpClientResponse response, CompletableFuture<Answer> answer, int maxBytes) {
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > maxBytes) {
                answer.complete(new Answer.Broken("its answer has more than " + maxBytes + " bytes"));
            } else {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(failure -> answer.complete(new Answer.Broken("its answer broke off")));
        response.endHandler(
                end -> answer.complete(new Answer.Came(response.statusCode(), body.toString(StandardCharsets.UTF_8))));
    }
}
