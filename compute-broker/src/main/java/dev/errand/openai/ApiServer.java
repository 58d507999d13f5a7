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
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server whose handlers block, each on a virtual thread of its own.
 *
 * <p>Thread-safe. It reads requests of at most {@link #MAX_BODY} bytes, and of all together no more than an eighth of what the
 * program may use, as whoever sends them is not known yet. What has not arrived whole within a minute is dropped.
 */
public final class ApiServer implements AutoCloseable {

    /** Bytes of a request's body. */
    public static final int MAX_BODY = 32 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final int MOST_AT_ONCE = 100_000;

    /** Longer than any answer in one piece takes to begin: meanwhile nothing goes over its connection. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore working = new Semaphore(MOST_AT_ONCE);
    private final Handler handler;
    private final String host;
    private final Bounds bounds;
    private final AtomicLong held = new AtomicLong();

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

    /**
     * What those who send requests may take.
     *
     * @param bytes of all bodies that are arriving or being answered
     * @param arrival that a body may take
     */
    record Bounds(long bytes, Duration arrival) {

        static Bounds ofMemory() {
            return new Bounds(Math.max(MAX_BODY, Runtime.getRuntime().maxMemory() / 8), Duration.ofMinutes(1));
        }
    }

    private ApiServer(String host, int port, Bounds bounds, Handler handler) {
        this.host = host;
        this.bounds = bounds;
        this.handler = handler;
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(1));
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(host)
                        .setPort(port)
                        .setIdleTimeout(Math.toIntExact(IDLE.toSeconds()))
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
        return start(host, port, Bounds.ofMemory(), handler);
    }

    static ApiServer start(String host, int port, Bounds bounds, Handler handler) {
        ApiServer started = new ApiServer(host, port, bounds, handler);
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

    /** Bytes of all bodies that are arriving or being answered. */
    long held() {
        return held.get();
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
            refuse(request, 413);
            return;
        }
        new Arrival(request).begin();
    }

    /** Nothing more is read of it. */
    private static void refuse(HttpServerRequest request, int status) {
        request.response()
                .setStatusCode(status)
                .putHeader("Connection", "close")
                .end()
                .onComplete(told -> request.connection().close());
    }

    /** A body on its way. Used by the request's event loop alone. */
    private final class Arrival {

        private final HttpServerRequest request;
        private Buffer body = Buffer.buffer();
        private long timer;
        private boolean over;

        Arrival(HttpServerRequest request) {
            this.request = request;
        }

        void begin() {
            timer = vertx.setTimer(Math.max(1, bounds.arrival().toMillis()), late -> drop(408));
            request.handler(this::add);
            request.exceptionHandler(broken -> end());
            request.endHandler(whole -> {
                if (!over) {
                    over = true;
                    vertx.cancelTimer(timer);
                    byte[] bytes = body.getBytes();
                    body = Buffer.buffer();
                    threads.execute(() -> answer(new Exchange(request, bytes), bytes.length));
                }
            });
        }

        private void add(Buffer part) {
            if (over) {
                return;
            }
            if (body.length() + part.length() > MAX_BODY) {
                drop(413);
            } else if (held.addAndGet(part.length()) > bounds.bytes()) {
                held.addAndGet(-part.length());
                drop(503);
            } else {
                body.appendBuffer(part);
            }
        }

        /** Whoever sends it is told why, and may not go on. */
        private void drop(int status) {
            if (end()) {
                refuse(request, status);
            }
        }

        /** It is of no use any more; false if that was so before. */
        private boolean end() {
            if (over) {
                return false;
            }
            over = true;
            vertx.cancelTimer(timer);
            held.addAndGet(-body.length());
            body = Buffer.buffer();
            return true;
        }
    }

    private static long declaredLength(HttpServerRequest request) {
        try {
            return Long.parseLong(request.getHeader("Content-Length"));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void answer(Exchange exchange, int bytes) {
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
            held.addAndGet(-bytes);
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
