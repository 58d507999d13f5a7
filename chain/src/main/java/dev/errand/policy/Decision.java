package dev.errand.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * What the policy says, and why in words for the user. Of several findings the strictest counts.
 *
 * @param reasons of everything that was found, not only of the strictest; empty where all is allowed
 */
public record Decision(Verdict verdict, List<String> reasons) {

    /** From the mildest to the strictest. */
    public enum Verdict {
        /** May go ahead without asking. */
        ALLOW,
        /** The user has to approve it. */
        ASK,
        /** Never, even if the user approves: the limits have to be changed first. */
        DENY
    }

    /** Nothing was found. */
    public static final Decision ALLOWED = new Decision(Verdict.ALLOW, List.of());

    /** Copies the reasons. */
    public Decision {
        reasons = List.copyOf(reasons);
    }

    /** Whether this is a {@link Verdict#DENY}. */
    public boolean denies() {
        return verdict == Verdict.DENY;
    }

    /** Both findings together: the stricter verdict, all reasons. */
    public Decision and(Verdict other, String reason) {
        List<String> all = new ArrayList<>(reasons);
        all.add(reason);
        return new Decision(other.compareTo(verdict) > 0 ? other : verdict, all);
    }
}
