package dev.errand.agent;

import dev.errand.key.SigningKey;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program that {@link KillIT} kills: it takes numbered notes, and keeps how often it handled each. */
final class KilledProgram {

    static final SigningKey KEY = SigningKey.of(Bytes32.parse("0x" + "11".repeat(32)));

    private KilledProgram() {}

    record Note(int number) {}

    record Census(int numbers) {}

    /** How often each number from 0 on was handled. */
    record Counts(List<Integer> counts) {}

    /** Arguments: the store, and a file for the number of every note whose handler ran. */
    public static void main(String[] arguments) throws Exception {
        Path runs = Path.of(arguments[1]);
        AgentRuntime runtime = AgentRuntime.builder()
                .store(Path.of(arguments[0]))
                .network(ChainId.DEVNET, agent -> Optional.empty())
                .listen("127.0.0.1", 0)
                .start();
        runtime.start(Agent.builder(KEY)
                .name("mortal")
                .skill(Skill.of("census", "Counts"), Census.class, Counts.class, (census, context) -> {
                    List<Integer> counts = new ArrayList<>();
                    for (int i = 0; i < census.numbers(); i++) {
                        counts.add(
                                Integer.parseInt(context.storage().get("n" + i).orElse("0")));
                    }
                    return new Counts(counts);
                })
                .onMessage(Note.class, (note, context) -> {
                    Files.writeString(
                            runs,
                            note.number() + "\n",
                            StandardCharsets.UTF_8,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                    int before = Integer.parseInt(
                            context.storage().get("n" + note.number()).orElse("0"));
                    context.storage().put("n" + note.number(), Integer.toString(before + 1));
                })
                .build());
        System.out.println(runtime.endpoint().orElseThrow());
        Thread.currentThread().join();
    }
}
