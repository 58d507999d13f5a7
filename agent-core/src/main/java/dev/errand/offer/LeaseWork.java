package dev.errand.offer;

import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * What machines are rented for.
 *
 * @param kind how it is counted
 * @param model that is to be served; empty where any will do
 * @param gpu name of a GPU, or of a family of them; empty where any machine will do
 * @param gpus how many of them
 * @param units of work at most: inputs to embed, tokens of chat, or seconds of one GPU
 * @param duration of the lease
 * @param input hash over what is to be worked on; zero where that is not known yet
 */
public record LeaseWork(
        Kind kind,
        Optional<String> model,
        Optional<String> gpu,
        int gpus,
        long units,
        Duration duration,
        Bytes32 input) {

    /** How work is counted, and paid. */
    public enum Kind {
        /** By inputs and tokens. */
        INFER,
        /** By seconds. */
        RENT
    }

    /** @throws IllegalArgumentException if there is nothing to do, or no time for it */
    public LeaseWork {
        if (units <= 0 || gpus <= 0 || duration.toSeconds() <= 0) {
            throw new IllegalArgumentException(units + " units on " + gpus + " machines in " + duration);
        }
    }

    /** What the terms of a lease are for: the hash over all of it. */
    public Bytes32 job() {
        String all = String.join(
                "\n",
                kind.name(),
                model.orElse(""),
                gpu.orElse(""),
                Integer.toString(gpus),
                Long.toString(units),
                duration.toString(),
                input.toString());
        return Keccak256.hash(all.getBytes(StandardCharsets.UTF_8));
    }
}
