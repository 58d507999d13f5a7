package dev.errand.agent;

import dev.errand.agent.Transport.Answer.Came;
import dev.errand.agent.wire.SignedEnvelope;
import dev.errand.value.Address;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 * The way in by HTTP: POST /inbox takes envelopes, GET /agents/{address} shows a card. Whoever sends too much, too slowly or too
 * many at once is cut off before anything of it is kept.
 */
final class HttpDoor {

    static final String INBOX = "/inbox";
    private static final String AGENTS = "/agents/";
    private static final int IDLE_SECONDS = 60;
    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);

    private final Exchange exchange;
    private final Intake intake;
    private final Semaphore places = new Semaphore(Door.AT_ONCE);
    private final Vertx vertx;
    private final HttpServer server;

    private HttpDoor(Vertx vertx, Exchange exchange, Intake intake) {
        this.vertx = vertx;
        this.exchange = exchange;
        this.intake = intake;
        this.server = vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_SECONDS));
        server.requestHandler(this::serve);
        server.exceptionHandler(failure -> LOG.debug("a connection failed", failure));
    }

    /** Listens; the port is that of the answer if 0 is asked for. */
    static HttpDoor open(Vertx vertx, Exchange exchange, Intake intake, String host, int port) {
        HttpDoor door = new HttpDoor(vertx, exchange, intake);
        Waiting.on(door.server.listen(port, host), "nothing can listen at " + host + ":" + port);
        return door;
    }

    int port() {
        return server.actualPort();
    }

    private void serve(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        if (request.method().equals(HttpMethod.GET) && path.startsWith(AGENTS)) {
            respond(request.response(), card(path.substring(AGENTS.length())));
        } else if (!request.method().equals(HttpMethod.POST) || !path.equals(INBOX)) {
            respond(request.response(), Intake.refused(404, "post envelopes to " + INBOX));
        } else if (!places.tryAcquire()) {
            respond(request.response(), Intake.refused(503, "too much at once; wait and try again"));
        } else {
            receive(request);
        }
    }

    private void receive(HttpServerRequest request) {
        Context loop = vertx.getOrCreateContext();
        Buffer body = Buffer.buffer();
        Once place = new Once(places::release);
        request.handler(part -> {
            if (body.length() + part.length() > SignedEnvelope.MAX_BYTES) {
                place.run();
                request.handler(rest -> {}); // what still comes is dropped
                request.endHandler(end -> {});
                respond(
                        request.response(),
                        Intake.refused(413, "an envelope has at most " + SignedEnvelope.MAX_BYTES + " bytes"));
                Waiting.forget(request.connection().close());
            } else {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(failure -> place.run());
        request.endHandler(end -> {
            try {
                exchange.scheduler().execute(() -> take(request, body, place, loop));
            } catch (RejectedExecutionException e) {
                place.run();
                respond(request.response(), Intake.STOPPING);
            }
        });
    }

    private void take(HttpServerRequest request, Buffer body, Once place, Context loop) {
        Came response = Intake.STOPPING;
        try {
            response = intake.take(body.toString(StandardCharsets.UTF_8));
        } finally {
            place.run();
            Came last = response;
            loop.runOnContext(none -> respond(request.response(), last));
        }
    }

    private Came card(String address) {
        try {
            Running agent = exchange.running().get(Address.parse(address));
            return agent == null
                    ? Intake.refused(404, "no such agent runs here")
                    : new Came(200, agent.agent().card().toJson());
        } catch (IllegalArgumentException e) {
            return Intake.refused(400, "ask for " + AGENTS + "0x…");
        }
    }

    private static void respond(HttpServerResponse response, Came answer) {
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(answer.status()).putHeader("Content-Type", "application/json");
            Waiting.forget(response.end(answer.body()));
        }
    }

    /** Something that happens once, whoever wants it first. */
    private static final class Once implements Runnable {

        private final Runnable action;
        private boolean done; // guarded by this

        Once(Runnable action) {
            this.action = action;
        }

        @Override
        public synchronized void run() {
            if (!done) {
                done = true;
                action.run();
            }
        }
    }
}
