package dev.errand.account;

import dev.errand.offer.Call;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Token;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One step of a plan, in one of the two lanes. Each token stands once in its {@link #spend()} and {@link #gain()} together. */
public sealed interface PlanStep {

    /** What is given: exactly this in a sandbox, where what is left comes back; at most this from the account. */
    List<Asset> spend();

    /** What must arrive at least. */
    List<Asset> gain();

    /** Readings to be made when the step is over. */
    List<Check> checks();

    /** An agent's calls, run in a fresh sandbox that holds {@link #spend()} and nothing else. */
    record InSandbox(List<Asset> spend, List<Asset> gain, List<Call> calls, List<Check> checks) implements PlanStep {

        /** @throws IllegalArgumentException if a token stands twice */
        public InSandbox {
            spend = List.copyOf(spend);
            gain = List.copyOf(gain);
            calls = List.copyOf(calls);
            checks = List.copyOf(checks);
            requireDistinct(spend, gain);
        }
    }

    /** The framework's own calls, from the account itself. */
    record FromAccount(List<Asset> spend, List<Asset> gain, List<AccountCall> calls, List<Check> checks)
            implements PlanStep {

        /** @throws IllegalArgumentException if a token stands twice */
        public FromAccount {
            spend = List.copyOf(spend);
            gain = List.copyOf(gain);
            calls = List.copyOf(calls);
            checks = List.copyOf(checks);
            requireDistinct(spend, gain);
        }
    }

    /** So much of a token. */
    record Asset(Token token, PlanAmount amount) {}

    /** A call from the account. */
    record AccountCall(Address to, PlanAmount value, Bytes data, List<Insert> inserts) {

        /** Copies the inserts. */
        public AccountCall {
            inserts = List.copyOf(inserts);
        }
    }

    /**
     * A word of a call's data that the contract computes.
     *
     * @param offset of its first byte in the data
     */
    record Insert(int offset, PlanAmount amount) {}

    /**
     * A reading that must lie within bounds, such as a health factor.
     *
     * @param word index of the 32-byte word of the answer that is read
     */
    record Check(Address target, Bytes data, int word, BigInteger min, BigInteger max) {}

    private static void requireDistinct(List<Asset> spend, List<Asset> gain) {
        Set<Token> seen = new HashSet<>();
        Stream.concat(spend.stream(), gain.stream()).forEach(asset -> {
            if (!seen.add(asset.token())) {
                throw new IllegalArgumentException(asset.token() + " stands twice in a step");
            }
        });
    }
}
