package dev.errand.bench;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Reply;
import dev.errand.agent.Skill;
import dev.errand.key.SigningKey;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;

/** Messages between agents, each way beside the bare library that does the same; and what ten thousand agents weigh. */
final class MessagesBenchmark implements Benchmark {

    private static final int AGENTS = 10_000;

    record Ping(int number) {}

    record Pong(int number) {}

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public String about() {
        return "messages between agents: transient, durable, signed over HTTP; memory of " + AGENTS + " agents";
    }

    @Override
    public void run(Report report) throws Exception {
        TransientMessages.run(report);
        DurableMessages.run(report);
        SignedMessages.run(report);
        bureau(report);
    }

    /** The whole program's heap; each agent has a typed skill, an interval, and has been asked once. */
    private static void bureau(Report report) throws Exception {
        try (AgentRuntime runtime = AgentRuntime.start(InstantSource.system())) {
            SigningKey[] keys = new SigningKey[AGENTS];
            for (int i = 0; i < AGENTS; i++) {
                keys[i] = SigningKey.of(Bytes32.of(BigInteger.valueOf(i + 1L)));
                runtime.start(Agent.builder(keys[i])
                        .name("agent " + i)
                        .description("One of many")
                        .skill(
                                Skill.of("ping", "Answers"),
                                Ping.class,
                                Pong.class,
                                (ping, context) -> new Pong(ping.number()))
                        .every(Duration.ofHours(1), context -> {})
                        .build());
            }
            for (SigningKey key : keys) {
                Reply<Pong> reply = runtime.ask(key.address(), new Ping(1), Pong.class, Duration.ofSeconds(30));
                if (!(reply instanceof Reply.Answered<Pong>)) {
                    throw new IllegalStateException(reply.toString());
                }
            }
            report.figure("messages.agents." + AGENTS + ".heap", heap() / 1e6, "MB");
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
