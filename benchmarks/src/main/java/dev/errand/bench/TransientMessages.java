package dev.errand.bench;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Reply;
import dev.errand.agent.Sending;
import dev.errand.agent.Skill;
import dev.errand.key.SigningKey;
import dev.errand.value.Address;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageCodec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Messages within one program, beside Vert.x's event bus doing the same: objects handed over, no JSON. */
final class TransientMessages {

    private static final int MESSAGES = 400_000;
    private static final int CONVERSATIONS = 64;
    private static final long WAIT_NANOS = 20_000;
    private static final Duration LONG = Duration.ofSeconds(30);

    private TransientMessages() {}

    record Ping(int number) {}

    record Pong(int number) {}

    static void run(Report report) throws Exception {
        double[] asked = new double[2];
        double[] sent = new double[2];
        for (int round = 0; round < 3; round++) { // the first warms up; the best of the rest counts
            double[] ask = {askRuntime(), askBus()};
            double[] send = {sendRuntime(), sendBus()};
            for (int i = 0; i < 2; i++) {
                asked[i] = round == 0 ? 0 : Math.max(asked[i], ask[i]);
                sent[i] = round == 0 ? 0 : Math.max(sent[i], send[i]);
            }
        }
        report.figure("messages.transient.ask", asked[0], "1/s", asked[1]);
        report.figure("messages.transient.send", sent[0], "1/s", sent[1]);
    }

    /** Askers side by side, each waiting for its answer before it asks again. */
    private static double askRuntime() throws Exception {
        try (AgentRuntime runtime = AgentRuntime.start(InstantSource.system());
                ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            Agent agent = Agent.builder(SigningKey.random())
                    .name("echo")
                    .skill(Skill.of("echo", "Echoes"))
                    .handle(Ping.class, Pong.class, (ping, context) -> new Pong(ping.number()))
                    .build();
            runtime.start(agent);
            CountDownLatch done = new CountDownLatch(CONVERSATIONS);
            long start = System.nanoTime();
            for (int asker = 0; asker < CONVERSATIONS; asker++) {
                String conversation = "talk " + asker;
                askers.execute(() -> {
                    for (int i = 0; i < MESSAGES / CONVERSATIONS; i++) {
                        try {
                            Reply<Pong> reply =
                                    runtime.ask(agent.address(), new Ping(i), conversation, Pong.class, LONG);
                            if (!(reply instanceof Reply.Answered<Pong>)) {
                                throw new IllegalStateException(reply.toString());
                            }
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                    done.countDown();
                });
            }
            done.await();
            return MESSAGES / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static double askBus() throws Exception {
        Vertx vertx = bus();
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            DeliveryOptions options =
                    new DeliveryOptions().setCodecName(ByReference.NAME).setSendTimeout(LONG.toMillis());
            vertx.eventBus()
                    .<Ping>localConsumer(
                            "echo", ping -> ping.reply(new Pong(ping.body().number()), options));
            CountDownLatch done = new CountDownLatch(CONVERSATIONS);
            long start = System.nanoTime();
            for (int asker = 0; asker < CONVERSATIONS; asker++) {
                askers.execute(() -> {
                    for (int i = 0; i < MESSAGES / CONVERSATIONS; i++) {
                        Object reply = vertx.eventBus()
                                .request("echo", new Ping(i), options)
                                .toCompletionStage()
                                .toCompletableFuture()
                                .join()
                                .body();
                        if (!(reply instanceof Pong)) {
                            throw new IllegalStateException(String.valueOf(reply));
                        }
                    }
                    done.countDown();
                });
            }
            done.await();
            return MESSAGES / ((System.nanoTime() - start) / 1e9);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** One sender that waits only where there is no place. */
    private static double sendRuntime() throws Exception {
        try (AgentRuntime runtime = AgentRuntime.start(InstantSource.system())) {
            CountDownLatch left = new CountDownLatch(MESSAGES);
            Agent agent = Agent.builder(SigningKey.random())
                    .name("sink")
                    .skill(Skill.of("sink", "Takes"))
                    .onMessage(Ping.class, (ping, context) -> left.countDown())
                    .build();
            runtime.start(agent);
            Address address = agent.address();
            long start = System.nanoTime();
            for (int i = 0; i < MESSAGES; i++) {
                while (runtime.sendTransient(address, new Ping(i), "talk") instanceof Sending.Refused) {
                    LockSupport.parkNanos(WAIT_NANOS);
                }
            }
            left.await();
            return MESSAGES / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static double sendBus() throws Exception {
        Vertx vertx = bus();
        try {
            DeliveryOptions options = new DeliveryOptions().setCodecName(ByReference.NAME);
            CountDownLatch left = new CountDownLatch(MESSAGES);
            vertx.eventBus().<Ping>localConsumer("sink", ping -> left.countDown());
            long start = System.nanoTime();
            for (int i = 0; i < MESSAGES; i++) {
                vertx.eventBus().send("sink", new Ping(i), options);
            }
            left.await();
            return MESSAGES / ((System.nanoTime() - start) / 1e9);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static Vertx bus() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        vertx.eventBus().registerCodec(new ByReference());
        return vertx;
    }

    /** Hands objects over as they are. */
    private static final class ByReference implements MessageCodec<Object, Object> {

        static final String NAME = "by-reference";

        @Override
        public void encodeToWire(Buffer buffer, Object message) {
            throw new IllegalStateException("never leaves the program");
        }

        @Override
        public Object decodeFromWire(int position, Buffer buffer) {
            throw new IllegalStateException("never comes from another program");
        }

        @Override
        public Object transform(Object message) {
            return message;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }
}
