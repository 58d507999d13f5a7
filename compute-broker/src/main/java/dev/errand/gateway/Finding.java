package dev.errand.gateway;

import dev.errand.lease.Delivery;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import java.util.List;
import java.util.Optional;

/** Something that was found out about an upstream, which its reputation and its bond may answer for. */
public sealed interface Finding {

    /** The upstream's name. */
    String upstream();

    /** It did not answer three heartbeats, or its connection is gone. */
    record Lost(String upstream) implements Finding {}

    /**
     * Its answer was not one to the request.
     *
     * @param reason what was wrong
     */
    record Garbage(String upstream, String reason) implements Finding {}

    /**
     * It counts an answer otherwise than was counted here, or says that it answered something else: it is not paid.
     *
     * @param said what it says
     * @param counted what was counted here
     */
    record Misreported(String upstream, Delivery said, Delivery counted) implements Finding {}

    /**
     * It and another gave the same answer to the same request.
     *
     * @param other who answered it too
     * @param units of work that the answer was to
     */
    record Agreement(String upstream, String other, long units) implements Finding {}

    /**
     * It and another gave different answers to the same request; one of them is wrong.
     *
     * @param other who answered differently
     * @param cosine the least likeness of two vectors that should be equal, −1 to 1
     */
    record Disagreement(String upstream, String other, double cosine) implements Finding {}

    /**
     * Its answer is not what another that was made independently is, nor this program's own, or a third one's.
     *
     * @param lease that it was paid through; empty where nobody is paid
     * @param units of work that the answer was to
     * @param request as it was sent
     * @param answer as it came
     */
    record Wrong(String upstream, Optional<Bytes32> lease, long units, Bytes request, Bytes answer)
            implements Finding {}

    /**
     * Nobody here could say which of two answers that differ is wrong: an arbiter who does the work again can.
     *
     * @param either what would be wrong of one, and of the other
     */
    record Undecided(String upstream, List<Wrong> either) implements Finding {

        /** Copies the list. */
        public Undecided {
            either = List.copyOf(either);
        }
    }

    /**
     * It works far slower than what it says it has can do: another GPU, a throttled one, or one that is shared.
     *
     * @param unitsPerSecond the median of what was measured
     * @param least the lower end of what sizing predicts
     */
    record Slow(String upstream, double unitsPerSecond, double least) implements Finding {}

    /**
     * It failed a challenge to use the memory that it says it has.
     *
     * @param reason what it answered, or that it took too long
     */
    record Forgetful(String upstream, String reason) implements Finding {}
}
