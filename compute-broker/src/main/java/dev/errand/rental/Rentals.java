package dev.errand.rental;

import dev.errand.account.Executor;
import dev.errand.account.LeaseVenue;
import dev.errand.account.PlanAmount;
import dev.errand.account.PlanStep;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.Erc20;
import dev.errand.intent.Attachment;
import dev.errand.key.Signature;
import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseCalls;
import dev.errand.lease.LeaseException;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.LeaseState;
import dev.errand.lease.OfferState;
import dev.errand.lease.Terms;
import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseOrder;
import dev.errand.offer.LeaseWork;
import dev.errand.provider.Backend;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one account rents on a chain's lease market: judges terms, writes the calls that open leases, and begins the work on them.
 *
 * <p>Receipts are signed with a key of this program's run, which can move nothing but the escrow of leases that it opened. A program
 * that dies signs no more: {@link #leases} is the way to what is left. Thread-safe.
 */
public final class Rentals implements LeaseVenue {

    private static final SecureRandom CHOICES = new SecureRandom(); // nobody shall know what is compared
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final ChainProfile profile;
    private final ChainClient chain;
    private final Executor executor;
    private final InstantSource clock;
    private final Caution caution;
    private final Backend own = new EmbeddedBackend(); // its weights are loaded if it is ever asked
    private final SigningKey receiptKey = SigningKey.random();
    private final Optional<LeaseMarket> market;

    /** Those of the account of {@code executor}. */
    public Rentals(ChainProfile profile, ChainClient chain, Executor executor, InstantSource clock, Caution caution) {
        this.caution = caution;
        this.profile = profile;
        this.chain = chain;
        this.executor = executor;
        this.clock = clock;
        boolean listed = profile.venues().values().stream()
                .anyMatch(venue -> venue.kind().equals(LeaseMarket.KIND));
        // it only reads: what is sent goes through the account
        this.market = listed ? Optional.of(LeaseMarket.of(profile, chain, receiptKey)) : Optional.empty();
    }

    @Override
    public boolean isThere() {
        return market.isPresent();
    }

    @Override
    public double checkedShare() {
        return caution.checkedShare();
    }

    @Override
    public Address receiptKey() {
        return receiptKey.address();
    }

    @Override
    public Optional<Address> provider(LeaseOffer offer) {
        return market().offer(offer.terms().offerId()).map(OfferState::provider);
    }

    @Override
    public Optional<String> objection(LeaseOrder order, LeaseOffer offer) {
        LeaseOffer.Terms terms = offer.terms();
        Optional<OfferState> found = market().offer(terms.offerId());
        if (found.isEmpty() || !found.get().open()) {
            return Optional.of("its offer " + terms.offerId() + " is not open on the chain");
        }
        OfferState onChain = found.get();
        Token token = terms.unitPrice().token();
        if (!onChain.token().equals(token.address())) {
            return Optional.of("its offer on the chain is not in " + token);
        }
        Optional<Token> listed = profile.token(token.address());
        if (listed.isEmpty()
                || listed.get().decimals() != token.decimals()
                || !listed.get().symbol().equals(token.symbol())) {
            return Optional.of("it is paid in a token that is not on this chain's list");
        }
        if (terms.units() != order.work().units()
                || !terms.duration().equals(order.work().duration())) {
            return Optional.of("its terms are for other work");
        }
        Bytes32 leaseId = leaseId(order, offer);
        if (signature(offer)
                .flatMap(signature -> signature.recover(leaseId))
                .filter(onChain.signer()::equals)
                .isEmpty()) {
            return Optional.of("its terms are not signed by its offer's node for this very order");
        }
        BigInteger free = onChain.bond().subtract(onChain.reserved());
        if (terms.stake().isZero() || terms.stake().units().compareTo(free) > 0) {
            return Optional.of("nothing of its bond would answer for the lease");
        }
        Optional<String> unjudged = caution.objection(terms);
        if (unjudged.isPresent()) {
            return unjudged;
        }
        return offer.node().isAbsolute() && SCHEMES.contains(offer.node().getScheme())
                ? Optional.empty()
                : Optional.of("it does not say where its node is");
    }

    @Override
    public PlanStep open(LeaseOrder order, List<LeaseOffer> offers) {
        Address place = market().domain().market();
        TokenAmount locked = offers.stream()
                .map(offer -> offer.terms().escrow())
                .reduce(TokenAmount::plus)
                .orElseThrow();
        Address token = locked.token().address();
        List<PlanStep.AccountCall> calls = new ArrayList<>();
        if (chain.allowance(locked.token(), order.tenant(), place).signum() > 0) {
            calls.add(call(token, Erc20.APPROVE.encode(place, BigInteger.ZERO))); // some tokens want it at zero first
        }
        calls.add(call(token, Erc20.APPROVE.encode(place, locked.units())));
        for (LeaseOffer offer : offers) {
            calls.add(call(
                    place,
                    LeaseCalls.open(
                            Terms.of(order, offer.terms()), signature(offer).orElseThrow())));
        }
        PlanStep.Check nothingAllowed = new PlanStep.Check(
                token, Erc20.ALLOWANCE.encode(order.tenant(), place), 0, BigInteger.ZERO, BigInteger.ZERO);
        return new PlanStep.FromAccount(
                List.of(new PlanStep.Asset(locked.token(), PlanAmount.units(locked.units()))),
                List.of(),
                calls,
                List.of(nothingAllowed));
    }

    /**
     * Begins the work on leases that were opened. Where the money is not on chain there is nothing to begin.
     *
     * @param intentId id of the plan that opened them
     * @param offers on whose terms they were opened
     * @param atEnd is told of the end before anybody who waits for it
     * @throws LeaseException if one of them is not open
     */
    public Rental begin(
            Bytes32 intentId,
            LeaseWork work,
            List<LeaseOffer> offers,
            Attachment attachment,
            Consumer<Rental.End> atEnd) {
        LeaseOrder order =
                new LeaseOrder(intentId, profile.chainId(), executor.account(), receiptKey(), work, clock.instant());
        List<Rental.Lease> leases = new ArrayList<>();
        for (LeaseOffer offer : offers) {
            Bytes32 id = leaseId(order, offer);
            LeaseState state = market().lease(id);
            if (state.phase() != LeaseState.Phase.OPEN) {
                throw new LeaseException("lease " + id + " is not open");
            }
            Address provider = provider(offer)
                    .orElseThrow(
                            () -> new LeaseException("offer " + offer.terms().offerId() + " is gone"));
            leases.add(Rental.Lease.of(market().domain(), id, offer, work, provider, receiptKey));
        }
        return Rental.begin(
                market(),
                homecoming(),
                work,
                leases,
                gateway -> Embedded.by(gateway, work, attachment),
                Rental.PATIENCE,
                Rental.OPTIONS.withCheckedShare(caution.checkedShare(), CHOICES.nextLong()),
                own,
                atEnd);
    }

    /**
     * All leases of the account, of whichever run.
     *
     * @throws LeaseException if the chain has no lease market
     */
    public Leases leases() {
        return new Leases(profile, market(), homecoming(), executor.account());
    }

    private Homecoming homecoming() {
        return new Homecoming(profile, executor, market(), clock);
    }

    private Bytes32 leaseId(LeaseOrder order, LeaseOffer offer) {
        return market().domain().leaseId(Terms.of(order, offer.terms()));
    }

    private static Optional<Signature> signature(LeaseOffer offer) {
        try {
            return Optional.of(Signature.of(offer.signature().toBytes()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // 65 bytes that are no signature, or not 65
        }
    }

    private static PlanStep.AccountCall call(Address to, Bytes data) {
        return new PlanStep.AccountCall(to, PlanAmount.ZERO, data, List.of());
    }

    private LeaseMarket market() {
        return market.orElseThrow(() -> new LeaseException("chain " + profile.chainId() + " has no lease market"));
    }
}
