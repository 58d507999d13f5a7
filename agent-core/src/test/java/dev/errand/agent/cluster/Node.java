package dev.errand.agent.cluster;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Skill;
import dev.errand.key.SigningKey;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A node of a cluster, as a program of its own that can be killed: its one agent keeps how often each note came. */
final class Node {

    static final SigningKey KEY = SigningKey.of(Bytes32.parse("0x" + "22".repeat(32)));

    static final String CLUSTER = "errand-test";

    private Node() {}

    record Note(int number) {}

    record Census(int numbers) {}

    /** How often each number from 0 on was handled. */
    record Counts(List<Integer> counts) {}

    record Question(String text) {}

    record Answer(String text) {}

    /** Arguments: the store, this node's port, and the port of a member. */
    public static void main(String[] arguments) throws Exception {
        AgentRuntime runtime =
                start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        runtime.start(notary());
        System.out.println("ready");
        Thread.currentThread().join();
    }

    static AgentRuntime start(Path store, int port, int... others) {
        List<String> members = IntStream.concat(IntStream.of(port), IntStream.of(others))
                .mapToObj(member -> "127.0.0.1:" + member)
                .toList();
        return AgentRuntime.builder()
                .store(store)
                .signer(SigningKey.random())
                .network(ChainId.DEVNET, ClusteredBus.directory())
                .transport(ClusteredBus.join(CLUSTER, "127.0.0.1", port, members))
                .start();
    }

    static Agent notary() {
        return Agent.builder(KEY)
                .name("notary")
                .skill(
                        Skill.of("census", "Counts"),
                        Census.class,
                        Counts.class,
                        (census, context) -> new Counts(IntStream.range(0, census.numbers())
                                .mapToObj(i -> Integer.valueOf(
                                        context.storage().get("n" + i).orElse("0")))
                                .toList()))
                .skill(
                        Skill.of("answer", "Answers"),
                        Question.class,
                        Answer.class,
                        (question, context) -> new Answer("re: " + question.text()))
                .onMessage(Note.class, (note, context) -> {
                    int before = Integer.parseInt(
                            context.storage().get("n" + note.number()).orElse("0"));
                    context.storage().put("n" + note.number(), Integer.toString(before + 1));
                })
                .build();
    }
}
