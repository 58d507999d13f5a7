package dev.errand.policy;

import dev.errand.value.Address;
import dev.errand.value.Token;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Rules that judge every execution before it is signed: deny wins over ask, ask over allow. */
public final class Policy {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final @Nullable Limits limits;
    private final String whyNone;

    private Policy(@Nullable Limits limits, String whyNone) {
        this.limits = limits;
        this.whyNone = whyNone;
    }

    /**
     * What is allowed. Limits in dollars hold for what has a price; an execution that takes anything without one is asked for besides.
     *
     * @param askAboveDollars an execution that takes more is asked for
     * @param denyAboveDollars an execution that takes more is denied
     * @param denyAboveDollarsPerDay what executions of the last 24 hours took, pending ones included, may not exceed this
     * @param denyAboveGasWei an execution that may cost more gas, in wei, is denied
     * @param trustedRecipients may be paid without asking; all others are asked for the first time
     * @param deniedRecipients are never paid
     */
    public record Limits(
            BigDecimal askAboveDollars,
            BigDecimal denyAboveDollars,
            BigDecimal denyAboveDollarsPerDay,
            BigInteger denyAboveGasWei,
            Set<Address> trustedRecipients,
            Set<Address> deniedRecipients) {

        /** Copies the sets. */
        public Limits {
            trustedRecipients = Set.copyOf(trustedRecipients);
            deniedRecipients = Set.copyOf(deniedRecipients);
        }

        /** 100 dollars without asking, 10,000 at once, 25,000 a day, 0.05 ETH of gas, and nobody trusted or denied. */
        public static Limits standard() {
            return new Limits(
                    BigDecimal.valueOf(100),
                    BigDecimal.valueOf(10_000),
                    BigDecimal.valueOf(25_000),
                    BigInteger.TEN.pow(16).multiply(BigInteger.valueOf(5)),
                    Set.of(),
                    Set.of());
        }
    }

    /** A policy with these limits. */
    public static Policy of(Limits limits) {
        return new Policy(limits, "");
    }

    /** A policy that denies everything, and says why. */
    public static Policy denying(String why) {
        return new Policy(null, why);
    }

    /** The policy in a file that {@link #write} wrote. Where there is none, or it cannot be read, everything is denied. */
    public static Policy read(Path file) {
        try {
            PolicyFile stored = JSON.readValue(Files.readString(file), PolicyFile.class);
            return of(stored.toLimits());
        } catch (IOException | JacksonException | IllegalArgumentException | NullPointerException e) {
            return denying("the policy at " + file + " is missing or cannot be read; write one, then try again");
        }
    }

    /** Writes the limits to a file, as JSON that a person can edit. */
    public static void write(Path file, Limits limits) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(PolicyFile.of(limits)));
    }

    /**
     * Judges one execution.
     *
     * @param takenToday dollars that executions of the last 24 hours took, pending ones included, without this one
     */
    public Decision judge(Spending spending, BigDecimal takenToday) {
        if (limits == null) {
            return new Decision(Decision.Verdict.DENY, List.of(whyNone));
        }
        Decision decision = Decision.ALLOWED;
        for (String surprise : spending.surprises()) {
            decision = decision.and(Decision.Verdict.DENY, surprise);
        }
        decision = judgeDollars(decision, limits, spending, takenToday);
        if (spending.mostGasCost().compareTo(limits.denyAboveGasWei()) > 0) {
            decision = decision.and(
                    Decision.Verdict.DENY,
                    "its gas may cost " + ether(spending.mostGasCost()) + ", and the limit is "
                            + ether(limits.denyAboveGasWei()));
        }
        for (Address recipient : spending.recipients()) {
            if (limits.deniedRecipients().contains(recipient)) {
                decision = decision.and(Decision.Verdict.DENY, recipient + " is on the list of denied recipients");
            } else if (spending.newRecipients().contains(recipient)
                    && !limits.trustedRecipients().contains(recipient)) {
                decision = decision.and(Decision.Verdict.ASK, recipient + " has never been paid before");
            }
        }
        return decision;
    }

    private static Decision judgeDollars(Decision decision, Limits limits, Spending spending, BigDecimal takenToday) {
        BigDecimal dollars = spending.dollars();
        BigDecimal today = takenToday.add(dollars);
        Decision judged = spending.unpriced().isEmpty()
                ? decision
                : decision.and(Decision.Verdict.ASK, unchecked(spending.unpriced(), dollars));
        if (dollars.compareTo(limits.denyAboveDollars()) > 0) {
            judged = judged.and(
                    Decision.Verdict.DENY,
                    "it takes " + money(dollars) + ", and the limit for one execution is "
                            + money(limits.denyAboveDollars()));
        } else if (dollars.compareTo(limits.askAboveDollars()) > 0) {
            judged = judged.and(
                    Decision.Verdict.ASK,
                    "it takes " + money(dollars) + ", more than the " + money(limits.askAboveDollars())
                            + " that go without asking");
        }
        if (today.compareTo(limits.denyAboveDollarsPerDay()) > 0) {
            judged = judged.and(
                    Decision.Verdict.DENY,
                    "with it, " + money(today) + " would have left within 24 hours, and the limit is "
                            + money(limits.denyAboveDollarsPerDay()));
        }
        return judged;
    }

    private static String unchecked(List<Token> unpriced, BigDecimal dollars) {
        String tokens = unpriced.stream().map(Token::toString).collect(Collectors.joining(" and "));
        return "there is no price in dollars to be trusted for its " + tokens
                + (dollars.signum() == 0
                        ? ", so that no limit in dollars could be checked"
                        : ", so that the limits in dollars were checked for the other " + money(dollars) + " only");
    }

    private static String money(BigDecimal dollars) {
        return "$" + String.format(Locale.ROOT, "%,.2f", dollars);
    }

    private static String ether(BigInteger wei) {
        return new BigDecimal(wei, 18).stripTrailingZeros().toPlainString() + " ETH";
    }
}
