package dev.errand.gateway;

import dev.errand.provider.MemoryChallenge;
import dev.errand.value.Bytes32;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Puts what was rented to the test. */
final class Inspection {

    private static final int SLOWER = 20;
    private static final long PATIENCE = 10_000_000_000L; // the network, and a machine that has just started
    private static final int NOT_FOUND = 404;
    private static final int BUSY = 503;

    private Inspection() {}

    /**
     * Has a node use its memory, and does the same here.
     *
     * @return what is wrong; empty if it has the memory
     */
    static Optional<String> memory(Member member, MemoryChallenge challenge) throws InterruptedException {
        long begun = System.nanoTime();
        Bytes32 expected = challenge.answer();
        long here = System.nanoTime() - begun;
        String body = "{\"seed\":\"" + challenge.seed() + "\",\"mebibytes\":" + challenge.mebibytes() + "}";
        begun = System.nanoTime();
        try {
            var answer = member.tenancy().ask("/errand/memory", body.getBytes(StandardCharsets.UTF_8));
            long there = System.nanoTime() - begun;
            if (answer.status() == NOT_FOUND || answer.status() == BUSY) {
                return Optional
                        .empty(); // no node of ours, and no promise of memory; or somebody else's challenge is there
            }
            if (!answer.text().contains(expected.toString())) {
                return Optional.of("it answered " + answer.status() + " " + answer.text());
            }
            return there > SLOWER * here + PATIENCE
                    ? Optional.of("it took " + there / 1_000_000 + " ms, " + there / Math.max(1, here)
                            + " times as long as here")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("it did not answer: " + e.getMessage());
        }
    }
}
