package dev.errand.openai;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server whose handlers block, each on a virtual thread of its own.
 *
 * <p>Thread-safe. It reads requests of at most {@link #MAX_BODY} bytes.
 */
public final class ApiServer implements AutoCloseable {

    /** Bytes of a request's body. */
    public static final int MAX_BODY = 32 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final int MOST_AT_ONCE = 100_000;

    private final Vertx vertx;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore working = new Semaphore(MOST_AT_ONCE);
    private final Handler handler;
    private final String host;

    /** Answers one request. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Replies; may block.
         *
         * @throws ApiError to refuse
         */
        void handle(Exchange exchange) throws Exception;
    }

    private ApiServer(String host, int port, Handler handler) {
        this.host = host;
        this.handler = handler;
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(1));
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(host)
                        .setPort(port)
                        .setTcpNoDelay(true)
                        .setCompressionSupported(false))
                .requestHandler(this::receive);
    }

    /**
     * Starts one.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException if the port cannot be had
     */
    public static ApiServer start(String host, int port, Handler handler) {
        ApiServer started = new ApiServer(host, port, handler);
        try {
            started.server.listen().toCompletionStage().toCompletableFuture().join();
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw new IllegalStateException("cannot listen on " + host + ":" + port + ": " + rootMessage(e), e);
        }
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create("http://" + host + ":" + server.actualPort());
    }

    /** Waits until no request is being worked on, or the time is over. */
    public boolean drain(Duration patience) throws InterruptedException {
        if (!working.tryAcquire(MOST_AT_ONCE, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        working.release(MOST_AT_ONCE);
        return true;
    }

    private void receive(HttpServerRequest request) {
        if (request.headers().contains("Content-Length") && declaredLength(request) > MAX_BODY) {
            request.response()
                    .setStatusCode(413)
                    .putHeader("Connection", "close")
                    .end();
            return;
        }
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() > MAX_BODY) {
                request.connection().close();
            } else {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> threads.execute(() -> answer(new Exchange(request, body.getBytes()))));
    }

    private static long declaredLength(HttpServerRequest request) {
        try {
            return Long.parseLong(request.getHeader("Content-Length"));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void answer(Exchange exchange) {
        working.acquireUninterruptibly();
        try {
            handler.handle(exchange);
        } catch (ApiError e) {
            exchange.refuse(e);
        } catch (Exception e) { // a defect in one request must not take the server down
            LOG.warn("{} {} failed", exchange.method(), exchange.path(), e);
            exchange.refuse(ApiError.badGateway("the request failed: " + e.getMessage()));
        } finally {
            working.release();
        }
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** Stops listening and breaks off what is being answered; {@link #drain} first. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        threads.shutdownNow();
    }
}
