package dev.errand.lease.simulation;

/** What is counted. */
public enum Count {
    /** Requests whose answer arrived, each counted once. */
    ANSWERED("requests answered"),
    /** Requests of tenants who do not sign for what they got. */
    REFUSED("requests refused for want of a receipt"),
    /** Attempts that ended with a provider's vanishing, and were placed again. */
    LOST("attempts lost with a provider, placed again"),
    /** Answers that were none. */
    GARBAGE("answers that were none, placed again"),
    /** Second attempts at late requests. */
    HEDGED("late requests asked of a second provider"),
    /** Answers that were late because another was first, which are not paid. */
    SECOND("answers that came second, not paid"),
    /** Answers done twice and compared. */
    CHECKED("answers done twice and compared"),
    /** Comparisons that showed a wrong answer. */
    DISAGREED("comparisons that showed a wrong answer"),
    /** Providers found to be far slower than they said. */
    THROTTLED("providers found slower than they said"),
    /** Leases opened. */
    LEASES("leases opened"),
    /** Receipts that tenants signed. */
    SIGNED("receipts signed"),
    /** Receipts that were settled. */
    SETTLED("receipts settled"),
    /** Settlements of receipts that were settled already. */
    SETTLED_AGAIN("settlements tried again, which paid nothing"),
    /** Receipts with units that nobody signed. */
    OVER_REPORTED("over-reported receipts refused"),
    /** Receipts whose second signature is not the tenant's, or which are another lease's. */
    FORGED("forged receipts refused"),
    /** Terms that a tenant altered. */
    ALTERED("altered terms refused"),
    /** Pairs of receipts with one number. */
    EQUIVOCATED("providers slashed for two receipts of one number"),
    /** Challenges upheld. */
    UPHELD("challenges upheld"),
    /** Challenges of right work. */
    DISMISSED("challenges dismissed"),
    /** Challenges on which the arbiter was silent. */
    LAPSED("challenges lapsed"),
    /** Leases that were closed after a notice. */
    NOTICED("leases closed after their provider vanished"),
    /** Leases whose tenant went away without a last receipt. */
    DESERTED("leases closed after their tenant vanished"),
    /** Blocks after which all the books were added up. */
    BLOCKS("blocks audited");

    private final String words;

    Count(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
