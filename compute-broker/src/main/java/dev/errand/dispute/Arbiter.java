package dev.errand.dispute;

import dev.errand.lease.LeaseMarket;
import dev.errand.lease.LeaseState;
import dev.errand.lease.LeaseState.Challenge;
import dev.errand.openai.ApiError;
import dev.errand.openai.EmbeddingAnswers;
import dev.errand.provider.Backend;
import dev.errand.value.Address;
import java.math.BigInteger;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rules on challenges by doing the work again. What it is shown has to be what was challenged, and what both sides signed and the chain
 * settled; an answer is wrong if a vector of it is not the one that the arbiter's own backend makes. Only embeddings are ruled on, as
 * chat need not come out the same twice.
 */
public final class Arbiter {

    private static final String EMBEDDINGS = "/v1/embeddings";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LeaseMarket market;
    private final Backend backend;

    /** @param market sends as the arbiter that leases name */
    public Arbiter(LeaseMarket market, Backend backend) {
        this.market = market;
        this.backend = backend;
    }

    /** What it comes to. */
    public sealed interface Ruling {

        /**
         * So much of what was paid was for wrong answers.
         *
         * @param wrong base units, 0 for nothing
         * @param reason for people
         */
        record Ruled(BigInteger wrong, String reason) implements Ruling {}

        /**
         * It is not for this arbiter to say by this evidence.
         *
         * @param reason for people
         */
        record Declined(String reason) implements Ruling {}
    }

    /** Judges, and sends the ruling if there is one. */
    public Ruling rule(Evidence evidence) throws InterruptedException {
        Ruling ruling = judge(evidence);
        if (ruling instanceof Ruling.Ruled ruled) {
            market.rule(evidence.lease(), ruled.wrong());
        }
        return ruling;
    }

    /** Judges, and sends nothing. */
    public Ruling judge(Evidence evidence) throws InterruptedException {
        LeaseState lease = market.lease(evidence.lease());
        if (!lease.arbiter().equals(market.address()) || lease.arbiter().equals(Address.ZERO)) {
            return new Ruling.Declined("the lease names another arbiter, or none");
        }
        Optional<Challenge> challenge = market.challenge(evidence.lease());
        if (challenge.isEmpty()) {
            return new Ruling.Declined("nothing of the lease is challenged");
        }
        if (!market.evidence(evidence.lease()).filter(evidence.hash()::equals).isPresent()) {
            return new Ruling.Declined("the challenge refers to other evidence");
        }
        Optional<String> flaw = evidence.flaw();
        if (flaw.isPresent()) {
            return new Ruling.Ruled(BigInteger.ZERO, flaw.get());
        }
        if (!market.isSettled(evidence.receipt().receipt())) {
            return new Ruling.Ruled(
                    BigInteger.ZERO, "no settlement holds its receipt, so that the provider signed another");
        }
        return doAgain(evidence, lease, challenge.get());
    }

    private Ruling doAgain(Evidence evidence, LeaseState lease, Challenge challenge) throws InterruptedException {
        long wrong = 0;
        int answers = 0;
        for (Evidence.Answer answer : evidence.answers()) {
            byte[] request = answer.request().toBytes();
            if (!isEmbedding(request)) {
                return new Ruling.Declined("only embeddings can be done again and compared");
            }
            byte[] right;
            try {
                right = backend.call(EMBEDDINGS, request);
            } catch (ApiError e) {
                return new Ruling.Declined("the work cannot be done again here: " + e.getMessage());
            }
            if (!EmbeddingAnswers.alike(right, answer.answer().toBytes())) {
                wrong += evidence.deliveries().get(answer.delivery()).units();
                answers++;
            }
        }
        BigInteger amount =
                lease.unitPrice().multiply(BigInteger.valueOf(wrong)).min(challenge.amount());
        return new Ruling.Ruled(
                amount,
                answers + " of " + evidence.answers().size() + " answers are wrong, " + wrong + " units of work");
    }

    private static boolean isEmbedding(byte[] request) {
        try {
            return JSON.readTree(request).has("input");
        } catch (JacksonException e) {
            return false;
        }
    }
}
