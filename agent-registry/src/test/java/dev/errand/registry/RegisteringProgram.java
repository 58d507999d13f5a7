package dev.errand.registry;

import dev.errand.agent.AgentCard;
import dev.errand.agent.SignedCard;
import dev.errand.agent.Skill;
import dev.errand.key.SigningKey;
import dev.errand.registry.search.AgentIndex;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** The program that {@link RegistryKillIT} kills: several threads register, change and retire agents, and say what was accepted. */
final class RegisteringProgram {

    /** Begins each line that counts; a logger may write others. */
    static final String ACCEPTED = "accepted\t";

    private static final int THREADS = 4;

    private RegisteringProgram() {}

    /** The key of an agent, which both sides know. */
    static SigningKey key(String name) {
        return SigningKey.of(Bytes32.parse(Keccak256.hash(name).toString()));
    }

    static SignedCard card(String name, int version) {
        SigningKey key = key(name);
        return SignedCard.sign(
                new AgentCard(key.address(), name, "Agent " + name, version, "", List.of(Skill.of("main", "Works"))),
                key);
    }

    /** Arguments: the registry's database, and a number that tells this run's agents from those of others. */
    public static void main(String[] arguments) throws InterruptedException {
        StoredAgentRegistry registry = StoredAgentRegistry.open(
                RegistryDatabase.parse(arguments[0]),
                AgentIndex.inMemory(),
                InstantSource.system(),
                StoredAgentRegistry.LEASE);
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            String prefix = "run " + arguments[1] + " thread " + i + " agent ";
            Random random = new Random(i);
            threads[i] = Thread.ofPlatform().start(() -> work(registry, prefix, random));
        }
        threads[0].join();
    }

    private static void work(StoredAgentRegistry registry, String prefix, Random random) {
        for (int number = 0; ; number++) {
            String name = prefix + number;
            say(registry.register(card(name, 1)), "1", name);
            if (random.nextInt(4) == 0) {
                say(registry.register(card(name, 2)), "2", name);
            }
            if (random.nextInt(8) == 0) {
                registry.retire(key(name).address());
                say(new Registration.Registered(), "retired", name);
            }
        }
    }

    /** One write of one line: a kill leaves it whole or out. */
    private static void say(Registration registration, String what, String name) {
        if (!(registration instanceof Registration.Registered)) {
            throw new IllegalStateException(name + ": " + registration);
        }
        byte[] line = (ACCEPTED + what + "\t" + name + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (System.out) {
            try {
                OutputStream out = System.out;
                out.write(line);
                out.flush();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
