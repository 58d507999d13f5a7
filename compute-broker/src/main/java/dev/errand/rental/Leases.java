package dev.errand.rental;

import dev.errand.account.Settlement;
import dev.errand.chain.ChainProfile;
import dev.errand.dispute.Evidence;
import dev.errand.lease.LeaseException;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.LeaseState;
import dev.errand.lease.OfferState;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All leases that an account ever opened, by this program or one that died, and the way out of them: notice, closing, and what the
 * market owes. Thread-safe; methods block on the chain.
 */
public final class Leases {

    /** The deposit is one part in so many of what is challenged, and a unit. */
    private static final BigInteger DEPOSIT_SHARE = BigInteger.TEN;

    private final ChainProfile profile;
    private final LeaseMarket market;
    private final Homecoming homecoming;
    private final Address account;

    Leases(ChainProfile profile, LeaseMarket market, Homecoming homecoming, Address account) {
        this.profile = profile;
        this.market = market;
        this.homecoming = homecoming;
        this.account = account;
    }

    /**
     * A lease of the account.
     *
     * @param used what of the escrow the provider has settled
     * @param notice when the account said that it wants out
     * @param closable from when on anybody may close it; empty if it is not open
     */
    public record Held(
            Bytes32 id,
            Address provider,
            LeaseState.Phase phase,
            TokenAmount locked,
            TokenAmount used,
            Instant end,
            Optional<Instant> notice,
            Optional<Instant> closable) {

        /** Whether money is still locked in it. */
        public boolean isOpen() {
            return phase == LeaseState.Phase.OPEN;
        }
    }

    /** Every lease in a token of the chain's list, oldest first. */
    public List<Held> all() {
        List<Held> all = new ArrayList<>();
        for (Bytes32 id : market.leasesOf(account)) {
            LeaseState state = market.lease(id);
            OfferState offer = market.offer(state.offerId()).orElseThrow();
            profile.token(offer.token()).ifPresent(token -> all.add(held(id, state, offer, token)));
        }
        return all;
    }

    private Held held(Bytes32 id, LeaseState state, OfferState offer, Token token) {
        boolean open = state.phase() == LeaseState.Phase.OPEN;
        return new Held(
                id,
                offer.provider(),
                state.phase(),
                new TokenAmount(token, state.escrow()),
                new TokenAmount(token, state.settled()),
                state.end(),
                state.notice(),
                open ? Optional.of(market.closable(state)) : Optional.empty());
    }

    /** What waits on the market to be collected. */
    public List<TokenAmount> owed() {
        return profile.tokens().stream()
                .map(homecoming::owed)
                .filter(amount -> !amount.isZero())
                .toList();
    }

    /**
     * Gets out of open leases: those whose time is up are closed and what they did not use comes home; of the others notice is given,
     * where it is not yet. One plan for each token, and none where there is nothing to do.
     */
    public List<Settlement> leave(Collection<Held> leases) {
        Instant now = market.now();
        return leases.stream()
                .filter(Held::isOpen)
                .map(lease -> lease.locked().token())
                .distinct()
                .map(token -> leave(
                        token,
                        leases.stream()
                                .filter(lease ->
                                        lease.isOpen() && lease.locked().token().equals(token))
                                .toList(),
                        now))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Settlement> leave(Token token, List<Held> open, Instant now) {
        List<Held> due = open.stream().filter(lease -> isDue(lease, now)).toList();
        List<Bytes32> unsaid = open.stream()
                .filter(lease -> !isDue(lease, now) && lease.notice().isEmpty())
                .map(Held::id)
                .toList();
        if (due.isEmpty() && unsaid.isEmpty()) {
            return Optional.empty();
        }
        BigInteger rest = due.stream()
                .map(lease -> lease.locked().minus(lease.used()).units())
                .reduce(BigInteger.ZERO, BigInteger::add);
        return Optional.of(
                homecoming.bring(token, unsaid, due.stream().map(Held::id).toList(), rest, true));
    }

    private static boolean isDue(Held lease, Instant now) {
        return lease.closable().filter(when -> !now.isBefore(when)).isPresent();
    }

    /** Brings home what waits on the market; nothing where nothing does. */
    public List<Settlement> collect() {
        return owed().stream()
                .map(owed -> homecoming.bring(owed.token(), List.of(), List.of(), BigInteger.ZERO, true))
                .toList();
    }

    /**
     * What a challenge would be.
     *
     * @param amount that the answers were paid
     * @param deposit that goes along: it comes back unless the arbiter finds nothing wrong
     * @param window that he has to rule; when it is over, anybody may end the challenge
     */
    public record Claim(TokenAmount amount, TokenAmount deposit, Address arbiter, Duration window) {}

    /**
     * What challenging answers would claim and cost; nothing is sent.
     *
     * @throws LeaseException if the chain would refuse the challenge; the message says why
     */
    public Claim claim(Evidence evidence) {
        evidence.flaw().ifPresent(flaw -> {
            throw new LeaseException("the evidence proves nothing: " + flaw);
        });
        LeaseState state = market.lease(evidence.lease());
        BigInteger amount = state.unitPrice().multiply(BigInteger.valueOf(evidence.units()));
        Optional<String> objection = objection(state, evidence, amount);
        if (objection.isPresent()) {
            throw new LeaseException("the lease cannot be challenged: " + objection.get());
        }
        Token token = market.offer(state.offerId())
                .flatMap(offer -> profile.token(offer.token()))
                .orElseThrow(() -> new LeaseException("the lease's token is not on the chain's list"));
        BigInteger deposit = amount.divide(DEPOSIT_SHARE).add(BigInteger.ONE);
        return new Claim(
                new TokenAmount(token, amount), new TokenAmount(token, deposit), state.arbiter(), market.window());
    }

    /**
     * Challenges what a lease of the account paid for answers that the evidence calls wrong. A tenth of it goes along as a deposit:
     * it comes back unless the arbiter finds nothing wrong.
     *
     * @throws LeaseException if the chain would refuse it; the message says why
     */
    public Settlement dispute(Evidence evidence) {
        Claim claim = claim(evidence);
        return homecoming.challenge(
                claim.deposit(), evidence.lease(), claim.amount().units(), evidence.hash());
    }

    private Optional<String> objection(LeaseState state, Evidence evidence, BigInteger amount) {
        if (!state.tenant().equals(account)) {
            return Optional.of("it is not a lease of this account");
        }
        if (state.arbiter().isZero()) {
            return Optional.of("it names no arbiter");
        }
        if (market.challenge(evidence.lease()).isPresent()) {
            return Optional.of("it is challenged already");
        }
        boolean over = state.phase() == LeaseState.Phase.RELEASED
                || state.closed()
                        .filter(when -> market.now().isAfter(when.plus(market.window())))
                        .isPresent();
        if (over) {
            return Optional.of("the time for that is over");
        }
        return amount.compareTo(state.settled()) > 0
                ? Optional.of("it paid less than that until now")
                : Optional.empty();
    }
}
