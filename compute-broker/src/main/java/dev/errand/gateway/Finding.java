package dev.errand.gateway;

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
     * It and another gave different answers to the same request; one of them is wrong.
     *
     * @param other who answered differently
     * @param cosine the least likeness of two vectors that should be equal, −1 to 1
     */
    record Disagreement(String upstream, String other, double cosine) implements Finding {}

    /**
     * It is slower than its hardware should be: throttled, shared, or not what it was called.
     *
     * @param measured units a second, the median
     * @param predicted units a second, the lower end of the predicted interval
     */
    record Slow(String upstream, double measured, double predicted) implements Finding {}

    /** It does not hold the memory that it claims. */
    record Forgetful(String upstream) implements Finding {}
}
