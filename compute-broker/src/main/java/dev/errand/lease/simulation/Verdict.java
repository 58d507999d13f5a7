package dev.errand.lease.simulation;

/** What the market says to a call: that it is done, or the contract's error, after which nothing has changed. */
enum Verdict {
    DONE,
    NOT_YOURS,
    NOT_OPEN,
    TOO_EARLY,
    TOO_LATE,
    BOND_TOO_SMALL,
    FORGED,
    OVER_ESCROW,
    MALFORMED,
    NO_EQUIVOCATION,
    DISPUTED,
    NOT_THE_TREASURER,
    BAD_SCHEDULE,
    STILL_RUNNING
}
