package dev.errand.engine;

import dev.errand.intent.Attachment;
import dev.errand.intent.Intent;
import dev.errand.intent.Timespan;
import dev.errand.offer.LeaseWork;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The work that a lease is wanted for, as an intent says it. */
final class WantedLease {

    private static final Duration UNSAID = Duration.ofHours(1);

    private WantedLease() {}

    /** Work on the lines of an attachment. */
    static LeaseWork of(Intent.Infer infer, Attachment attachment) throws Refusal, LeasePlanner.NobodyOffers {
        if (infer.input() == null) {
            throw new LeasePlanner.NobodyOffers(
                    "it does not say what to work on; to have it done, attach a file of lines, and ask"
                            + " for \"the lines of the attachment\"");
        }
        if (attachment.isEmpty()) {
            throw new Refusal("there is no attachment, or it is empty; give its lines along with the sentence");
        }
        BigInteger said = infer.requests();
        int lines = attachment.lines().size();
        if (said != null && !said.equals(BigInteger.valueOf(lines))) {
            throw new Refusal("the attachment has " + lines + " lines, not " + said);
        }
        for (int i = 0; i < lines; i++) {
            if (attachment.lines().get(i).isBlank()) {
                throw new Refusal("line " + (i + 1) + " of the attachment is empty; take it out");
            }
        }
        Timespan deadline = infer.deadline();
        return new LeaseWork(
                LeaseWork.Kind.INFER,
                Optional.ofNullable(infer.model()),
                Optional.ofNullable(infer.gpu()),
                count(infer.count()),
                lines,
                deadline == null ? UNSAID : deadline.approximately(),
                attachment.hash());
    }

    /** Machines for a time. */
    static LeaseWork of(Intent.Rent rent) throws Refusal {
        Timespan span = rent.duration();
        Duration duration = span == null ? UNSAID : span.approximately();
        int count = count(rent.count());
        return new LeaseWork(
                LeaseWork.Kind.RENT,
                Optional.empty(),
                Optional.ofNullable(rent.gpu()),
                count,
                Math.multiplyExact(duration.toSeconds(), count),
                duration,
                Bytes32.ZERO);
    }

    private static int count(@Nullable BigInteger said) throws Refusal {
        if (said == null) {
            return 1;
        }
        if (said.signum() <= 0 || said.bitLength() > 20) {
            throw new Refusal(said + " machines cannot be rented");
        }
        return said.intValueExact();
    }
}
