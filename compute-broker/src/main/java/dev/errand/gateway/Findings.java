package dev.errand.gateway;

/** A port to whoever keeps reputations and challenges leases. Thread-safe; must not block for long. */
@FunctionalInterface
public interface Findings {

    /** Keeps nothing. */
    Findings NONE = finding -> {};

    /** Takes note. */
    void note(Finding finding);
}
