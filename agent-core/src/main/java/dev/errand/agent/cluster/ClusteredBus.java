package dev.errand.agent.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import dev.errand.agent.Directory;
import dev.errand.agent.Transport;
import dev.errand.value.Address;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Vert.x event bus between nodes that know each other by Hazelcast. An agent is found on whichever node runs it, with no
 * directory to keep: its address on the bus is {@code bus:0x…}.
 *
 * <p>The bus by itself may lose messages. What the runtime promises holds none the less: an envelope is acknowledged only once the
 * receiving node has stored it, sent again until then, and dropped where it comes a second time.
 *
 * <p>An agent runs on one node at a time, as each node has its own store and its own memory of what came. Nodes of a cluster can
 * read what passes between them and pretend to have stored it: let only your own in, on a network of your own. Thread-safe.
 */
public final class ClusteredBus implements Transport {

    private static final String SCHEME = "bus";
    private static final String INBOX = "errand.inbox.";
    private static final String STATUS = "status";
    private static final long PATIENCE_SECONDS = 60;
    private static final Logger LOG = LoggerFactory.getLogger(ClusteredBus.class);

    private final Vertx vertx;
    private final Map<Address, MessageConsumer<String>> served = new ConcurrentHashMap<>();

    private ClusteredBus(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Joins a cluster, or begins it if no member answers. Blocks for some seconds.
     *
     * @param cluster its name; nodes with another name stay out
     * @param host interface to listen on, such as {@code 127.0.0.1}; the others must reach it
     * @param port for the members' own talk; messages take another that is free
     * @param members {@code host:port} of some or all of them; nobody is looked for anywhere else
     * @throws IllegalStateException if the port is taken or the cluster cannot be joined
     */
    public static ClusteredBus join(String cluster, String host, int port, Collection<String> members) {
        Config config = ConfigUtil.loadConfig();
        config.setClusterName(cluster);
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "1"); // as members are known by address
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(port).setPortAutoIncrement(false).setPublicAddress(host + ":" + port);
        network.getInterfaces().setEnabled(true).setInterfaces(List.of(host));
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(List.copyOf(members));
        Future<Vertx> vertx = Vertx.builder()
                .with(new VertxOptions().setEventBusOptions(new EventBusOptions().setHost(host)))
                .withClusterManager(new HazelcastClusterManager(config))
                .buildClustered();
        return new ClusteredBus(
                await(vertx, "the cluster '" + cluster + "' cannot be joined from " + host + ":" + port));
    }

    /** Says that every agent is on the bus. Put your own before it for those that are reached over HTTP. */
    public static Directory directory() {
        return agent -> Optional.of(URI.create(SCHEME + ":" + agent));
    }

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public CompletableFuture<Answer> post(URI to, String envelope, Duration timeout, int maxBytes) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        DeliveryOptions options = new DeliveryOptions().setSendTimeout(Math.max(1, timeout.toMillis()));
        vertx.eventBus()
                .<String>request(INBOX + to.getSchemeSpecificPart(), envelope, options)
                .onSuccess(reply -> answer.complete(read(reply, maxBytes)))
                .onFailure(failure -> answer.complete(read(failure)));
        return answer;
    }

    private static Answer read(Message<String> reply, int maxBytes) {
        if (reply.body().getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            return new Answer.Broken("its answer has more than " + maxBytes + " bytes");
        }
        try {
            return new Answer.Came(
                    Integer.parseInt(String.valueOf(reply.headers().get(STATUS))), reply.body());
        } catch (NumberFormatException e) {
            return new Answer.Broken("its answer has no status");
        }
    }

    private static Answer read(Throwable failure) {
        if (failure instanceof ReplyException refused && refused.failureType() == ReplyFailure.TIMEOUT) {
            return new Answer.Late();
        }
        return new Answer.Broken(
                failure instanceof ReplyException refused && refused.failureType() == ReplyFailure.NO_HANDLERS
                        ? "no node of the cluster runs it"
                        : String.valueOf(failure.getMessage()));
    }

    @Override
    public void serve(Address agent, Inbox inbox) {
        MessageConsumer<String> consumer = vertx.eventBus().consumer(INBOX + agent);
        consumer.handler(message -> Future.fromCompletionStage(inbox.take(String.valueOf(message.body())))
                .onSuccess(answer -> message.reply(
                        answer.body(), new DeliveryOptions().addHeader(STATUS, Integer.toString(answer.status())))));
        served.put(agent, consumer);
        await(consumer.completion(), "the cluster cannot be told that " + agent + " is here");
    }

    @Override
    public void withdraw(Address agent) {
        MessageConsumer<String> consumer = served.remove(agent);
        if (consumer != null) {
            try {
                await(consumer.unregister(), "the cluster was not told that " + agent + " is gone");
            } catch (IllegalStateException e) {
                LOG.debug(
                        "a node may go on sending to an agent that is gone",
                        e); // it hears of no handler, or waits in vain
            }
        }
    }

    /** Leaves the cluster. */
    @Override
    public void close() {
        await(vertx.close(), "the cluster cannot be left");
    }

    private static <T> T await(Future<T> future, String failure) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(failure + ": " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(failure + " in " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure + ": interrupted", e);
        }
    }
}
