package dev.errand.lease.simulation;

import dev.errand.value.Address;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The tokens that a market holds: what came in, what it owes to whom and why, and what was collected. Not thread-safe. */
final class Till {

    /** Why money came in or became somebody's. */
    enum Reason {
        BOND,
        ESCROW,
        DEPOSIT,
        SUBSIDY_FUND,
        PAID,
        FEE,
        REFUND,
        SUBSIDY,
        COMPENSATION,
        PENALTY,
        REWARD,
        DEPOSIT_BACK,
        BOND_BACK,
        SUBSIDY_BACK
    }

    private final Map<Address, BigInteger> owed = new HashMap<>();
    private final Map<Reason, BigInteger> sums = new EnumMap<>(Reason.class);
    private BigInteger in = BigInteger.ZERO;
    private BigInteger out = BigInteger.ZERO;

    void take(BigInteger amount, Reason reason) {
        in = in.add(amount);
        sums.merge(reason, amount, BigInteger::add);
    }

    void credit(Address owner, BigInteger amount, Reason reason) {
        if (amount.signum() > 0) {
            owed.merge(owner, amount, BigInteger::add);
            sums.merge(reason, amount, BigInteger::add);
        }
    }

    BigInteger collect(Address owner) {
        BigInteger amount = owed(owner);
        owed.remove(owner);
        out = out.add(amount);
        return amount;
    }

    BigInteger owed(Address owner) {
        return owed.getOrDefault(owner, BigInteger.ZERO);
    }

    /** All that is owed to anybody. */
    BigInteger owed() {
        return owed.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** All that ever came in or was credited for a reason. */
    BigInteger sum(Reason reason) {
        return sums.getOrDefault(reason, BigInteger.ZERO);
    }

    BigInteger in() {
        return in;
    }

    BigInteger out() {
        return out;
    }

    /** What is in it. */
    BigInteger held() {
        return in.subtract(out);
    }
}
