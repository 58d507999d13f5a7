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
    private final Optional<Served> transport;

    private Network(Vertx vertx, Optional<Outbox> outbox, Optional<URI> endpoint, Optional<Served> transport) {
        this.vertx = vertx;
        this.outbox = outbox;
        this.endpoint = endpoint;
        this.transport = transport;
    }

    /** A way besides HTTP, and where what comes by it is taken in. */
    private record Served(Transport transport, Door door) {}

    /** What was asked for. */
    record Wanted(
            ChainId chain,
            Directory directory,
            Optional<Listen> listen,
            Optional<Transport> transport,
            Map<Address, Sealer.Rotated> rotated) {

        static Wanted on(ChainId chain, Directory directory) {
            return new Wanted(chain, directory, Optional.empty(), Optional.empty(), Map.of());
        }

        Wanted listening(String host, int port) {
            return new Wanted(chain, directory, Optional.of(new Listen(host, port)), transport, rotated);
        }

        Wanted by(Transport other) {
            return new Wanted(chain, directory, listen, Optional.of(other), rotated);
        }

        Wanted rotated(KeyRotation statement, Signer newKey) {
            if (!statement.newKey().equals(newKey.address())) {
                throw new IllegalArgumentException(
                        "the statement names " + statement.newKey() + " and the key is that of " + newKey.address());
            }
            Map<Address, Sealer.Rotated> more = new HashMap<>(rotated);
            more.put(statement.agent(), new Sealer.Rotated(statement, newKey));
            return new Wanted(chain, directory, listen, transport, more);
        }

        boolean isReached() {
            return listen.isPresent() || transport.isPresent();
        }
    }

    record Listen(String host, int port) {}

    static Network join(Wanted wanted, Exchange exchange, Optional<MessageStore> store) {
        if (wanted.isReached() && store.isEmpty()) {
            throw new IllegalStateException(
                    "a runtime that others reach needs a store, so that nothing comes twice; say store(file)");
        }
        Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(1));
        try {
            Scheduler scheduler = exchange.scheduler();
            Keyring keyring = new Keyring(store);
            Sealer sealer = new Sealer(wanted.rotated());
            Routes routes = new Routes(new HttpPost(vertx, scheduler), wanted.transport());
            Optional<Outbox> outbox = store.map(kept -> new Outbox(scheduler, kept, wanted.directory(), routes));
            exchange.connect(new Remote(exchange, wanted.directory(), routes, outbox, keyring, sealer, wanted.chain()));
            outbox.ifPresent(Outbox::resume);
            Optional<Intake> intake = store.map(kept -> new Intake(exchange, kept, keyring, sealer, wanted.chain()));
            Optional<URI> endpoint = wanted.listen().map(listen -> {
                HttpDoor door = HttpDoor.open(vertx, exchange, intake.orElseThrow(), listen.host(), listen.port());
                return URI.create("http://" + listen.host() + ":" + door.port() + HttpDoor.INBOX);
            });
            Optional<Served> transport =
                    wanted.transport().map(other -> new Served(other, new Door(scheduler, intake.orElseThrow())));
            return new Network(vertx, outbox, endpoint, transport);
        } catch (RuntimeException e) {
            Waiting.forget(vertx.close());
            throw e;
        }
    }

    Optional<URI> endpoint() {
        return endpoint;
    }

    /** Lets others reach an agent by the transport; over HTTP every agent that runs is. */
    void serve(Address agent) {
        transport.ifPresent(served -> served.transport().serve(agent, served.door()));
    }

    void withdraw(Address agent) {
        transport.ifPresent(served -> served.transport().withdraw(agent));
    }

    @Override
    public void close() {
        outbox.ifPresent(Outbox::close);
        transport.ifPresent(served -> served.transport().close());
        Waiting.on(vertx.close(), "the network cannot be closed");
    }
}
