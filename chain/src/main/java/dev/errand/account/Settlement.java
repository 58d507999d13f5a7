package dev.errand.account;

import dev.errand.value.TxHash;
import java.math.BigInteger;
import java.util.List;

/** What became of an execution. Only broken machinery throws; these are the ends that it can come to. */
public sealed interface Settlement {

    /** Done, and final. */
    record Executed(Receipt receipt) implements Settlement {}

    /**
     * Mined, and undone by the chain: nothing left the account but gas. It is not tried again; propose anew.
     *
     * @param gasCost in wei
     */
    record Reverted(TxHash transaction, String reason, BigInteger gasCost) implements Settlement {}

    /** Sent, but not seen in a final block when the wait ended. Neither done nor failed: {@link Executor#recover} asks again. */
    record Pending(TxHash transaction, String why) implements Settlement {}

    /** Can never happen any more, and nothing was paid: another transaction took its place, or its time is over. */
    record Lapsed(TxHash transaction, String reason) implements Settlement {}

    /** Not begun: nothing was sent. */
    record Refused(List<String> reasons) implements Settlement {

        /** Copies the reasons. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
