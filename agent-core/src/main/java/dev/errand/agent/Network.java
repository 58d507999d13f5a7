package dev.errand.agent;

import dev.errand.agent.wire.KeyRotation;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import dev.errand.value.ChainId;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A runtime's ways to other programs and back. */
final class Network implements AutoCloseable {

    private final Vertx vertx;
    private final Optional<Outbox> outbox;
    private final Optional<URI> endpoint;

    private Network(Vertx vertx, Optional<Outbox> outbox, Optional<URI> endpoint) {
        this.vertx = vertx;
        this.outbox = outbox;
        this.endpoint = endpoint;
    }

    /** What was asked for. */
    record Wanted(ChainId chain, Directory directory, Optional<Listen> listen, Map<Address, Sealer.Rotated> rotated) {

        Wanted listening(String host, int port) {
            return new Wanted(chain, directory, Optional.of(new Listen(host, port)), rotated);
        }

        Wanted rotated(KeyRotation statement, Signer newKey) {
            if (!statement.newKey().equals(newKey.address())) {
                throw new IllegalArgumentException(
                        "the statement names " + statement.newKey() + " and the key is that of " + newKey.address());
            }
            Map<Address, Sealer.Rotated> more = new HashMap<>(rotated);
            more.put(statement.agent(), new Sealer.Rotated(statement, newKey));
            return new Wanted(chain, directory, listen, more);
        }
    }

    record Listen(String host, int port) {}

    static Network join(Wanted wanted, Exchange exchange, Optional<MessageStore> store) {
        if (wanted.listen().isPresent() && store.isEmpty()) {
            throw new IllegalStateException(
                    "a runtime that listens needs a store, so that nothing comes twice; say store(file)");
        }
        Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(1));
        try {
            Scheduler scheduler = exchange.scheduler();
            Keyring keyring = new Keyring(store);
            Sealer sealer = new Sealer(wanted.rotated());
            HttpPost post = new HttpPost(vertx, scheduler);
            Optional<Outbox> outbox = store.map(kept -> new Outbox(scheduler, kept, wanted.directory(), post));
            exchange.connect(new Remote(exchange, wanted.directory(), post, outbox, keyring, sealer, wanted.chain()));
            outbox.ifPresent(Outbox::resume);
            Optional<URI> endpoint = wanted.listen().map(listen -> {
                Intake intake = new Intake(exchange, store.orElseThrow(), keyring, sealer, wanted.chain());
                HttpDoor door = HttpDoor.open(vertx, exchange, intake, listen.host(), listen.port());
                return URI.create("http://" + listen.host() + ":" + door.port() + HttpDoor.INBOX);
            });
            return new Network(vertx, outbox, endpoint);
        } catch (RuntimeException e) {
            Waiting.forget(vertx.close());
            throw e;
        }
    }

    Optional<URI> endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        outbox.ifPresent(Outbox::close);
        Waiting.on(vertx.close(), "the network cannot be closed");
    }
}
