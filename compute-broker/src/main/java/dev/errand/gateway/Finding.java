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
}
