package dev.errand.rental;

import dev.errand.account.Settlement;
import dev.errand.chain.ChainException;
import dev.errand.dispute.Evidence;
import dev.errand.gateway.Finding;
import dev.errand.gateway.Gateway;
import dev.errand.gateway.GatewayOptions;
import dev.errand.gateway.Upstream;
import dev.errand.key.Signer;
import dev.errand.lease.LeaseDomain;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.LeaseState;
import dev.errand.lease.TenantLedger;
import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseWork;
import dev.errand.provider.Backend;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was rented, at work: the lines of an attachment go to the providers, or an endpoint stands open for as long as was rented.
 * At the end the last receipts are signed, the providers settle, and what the leases did not use comes home.
 *
 * <p>Thread-safe. It works on threads of its own; {@link #await} waits for its end.
 */
public final class Rental implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rental.class);
    static final GatewayOptions OPTIONS = GatewayOptions.DEFAULT.withChunk(16);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    /** What each provider has to fill before it is given work: enough to tell who has no memory at all to spare. */
    private static final int MEBIBYTES = 32;

    /** How long a provider that was lost has to come back for its last receipt, and all have to settle. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LeaseMarket market;
    private final Homecoming homecoming;
    private final LeaseWork work;
    private final List<Lease> leases;
    private final Task task;
    private final Duration patience;
    private final Consumer<End> atEnd;
    private final Observations observations = new Observations();
    private final Gateway gateway;
    private final CountDownLatch enough = new CountDownLatch(1);
    private final CompletableFuture<End> end = new CompletableFuture<>();

    private Rental(
            LeaseMarket market,
            Homecoming homecoming,
            LeaseWork work,
            List<Lease> leases,
            Task task,
            Duration patience,
            GatewayOptions options,
            Backend own,
            Consumer<End> atEnd) {
        this.market = market;
        this.homecoming = homecoming;
        this.work = work;
        this.leases = List.copyOf(leases);
        this.task = task;
        this.patience = patience;
        this.atEnd = atEnd;
        this.gateway = Gateway.start(
                "127.0.0.1", 0, options, leases.stream().map(Lease::upstream).toList(), observations, own);
    }

    /**
     * Begins it.
     *
     * @param task what is to be done; where machines are rented for a time, that is the user's
     * @param patience with providers that are lost at the end
     * @param options of the gateway
     * @param own backend of this program, which does again what two providers answer differently
     * @param atEnd is told of the end before anybody who waits for it
     */
    static Rental begin(
            LeaseMarket market,
            Homecoming homecoming,
            LeaseWork work,
            List<Lease> leases,
            Task task,
            Duration patience,
            GatewayOptions options,
            Backend own,
            Consumer<End> atEnd) {
        Rental rental = new Rental(market, homecoming, work, leases, task, patience, options, own, atEnd);
        Thread.ofVirtual().name("rental").start(rental::run);
        return rental;
    }

    /** Has something done by what is rented; the vectors of the attachment's lines. */
    @FunctionalInterface
    interface Task {

        /**
         * Does it, by a gateway.
         *
         * @throws IOException if it could not be done; the message says why
         */
        List<float[]> by(URI gateway) throws IOException, InterruptedException;
    }

    /** One of its leases. */
    record Lease(Bytes32 id, LeaseOffer offer, Address provider, Upstream upstream, TenantLedger ledger) {

        static Lease of(
                LeaseDomain domain, Bytes32 id, LeaseOffer offer, LeaseWork work, Address provider, Signer receiptKey) {
            TenantLedger ledger = new TenantLedger(
                    domain, id, BigInteger.valueOf(offer.terms().units()), receiptKey);
            String name =
                    offer.node().getAuthority() + " (offer " + offer.terms().offerId() + ")";
            Upstream upstream = Upstream.leased(name, offer.node(), ledger)
                    .of(provider)
                    .expecting(new ExpectedSpeed(offer, work, OPTIONS.perUpstream()));
            return new Lease(
                    id,
                    offer,
                    provider,
                    work.kind() == LeaseWork.Kind.RENT ? upstream.byTime(work.gpus()) : upstream,
                    ledger);
        }

        long units() {
            return ledger.receipt().units().longValueExact();
        }
    }

    /**
     * How it ended.
     *
     * @param vectors of the attachment's lines, in their order; empty where machines were rented for a time, or the work failed
     * @param failure why the work was not done; empty if it was
     * @param doneAgain units of the bill that were done a second time, to compare answers
     * @param evidence of answers that were paid and are wrong, for {@link Leases#dispute}; empty where none was found
     * @param undecided the same of answers that differ from another's, where only an arbiter can say which is wrong
     * @param conducts how each lease was kept
     * @param findings what was found out about the providers meanwhile
     */
    public record End(
            List<float[]> vectors,
            Optional<String> failure,
            Bill bill,
            long doneAgain,
            List<Evidence> evidence,
            List<Evidence> undecided,
            List<Conduct> conducts,
            List<Finding> findings) {

        /** Copies the lists. */
        public End {
            vectors = List.copyOf(vectors);
            evidence = List.copyOf(evidence);
            undecided = List.copyOf(undecided);
            conducts = List.copyOf(conducts);
            findings = List.copyOf(findings);
        }
    }

    /** An OpenAI-compatible API on the rented machines, without {@code /v1}, as long as it lasts. */
    public URI endpoint() {
        return gateway.uri();
    }

    /** Whether machines were rented for a time, and not for lines to work on. */
    public boolean isForTime() {
        return work.kind() == LeaseWork.Kind.RENT;
    }

    /** Units of work that arrived until now, of all leases. */
    public long units() {
        return leases.stream().mapToLong(Lease::units).sum();
    }

    /** Ends what is rented for a time before its time; what is not used comes back. */
    public void finish() {
        enough.countDown();
    }

    /** Waits for the end: until the work is done and the money is home, or it is said why it is not. */
    public End await() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the rental broke down", e.getCause());
        }
    }

    /** Whether it has ended. */
    public boolean isOver() {
        return end.isDone();
    }

    /** Ends it, settles, and waits for that. */
    @Override
    public void close() {
        finish();
        try {
            await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (gateway) {
            List<float[]> vectors = List.of();
            String failure = null;
            try {
                gateway.challengeMemory(MEBIBYTES);
                if (work.kind() == LeaseWork.Kind.RENT) {
                    boolean unused = enough.await(work.duration().toSeconds(), TimeUnit.SECONDS);
                } else {
                    vectors = task.by(gateway.uri());
                }
            } catch (IOException e) {
                failure = String.valueOf(e.getMessage());
            } catch (RuntimeException | Error e) { // whatever went wrong, what arrived is paid and the rest comes home
                LOG.warn("the work on what was rented broke down", e);
                failure = "it broke down: " + e;
            }
            End ended = ended(vectors, Optional.ofNullable(failure), bill());
            tell(ended);
            end.complete(ended);
        } catch (InterruptedException | RuntimeException | Error e) {
            end.completeExceptionally(e);
        }
    }

    /** What is told of the end is not what was paid for: that goes on to whoever waits. */
    private void tell(End ended) {
        try {
            atEnd.accept(ended);
        } catch (RuntimeException e) {
            LOG.warn("how the rental ended could not be noted", e);
        }
    }

    private End ended(List<float[]> vectors, Optional<String> failure, Bill bill) {
        return new End(
                vectors,
                failure,
                bill,
                gateway.unitsDoneAgain(),
                leases.stream()
                        .flatMap(lease -> observations.against(lease.ledger()).stream())
                        .toList(),
                leases.stream()
                        .flatMap(lease -> observations.undecided(lease.ledger()).stream())
                        .toList(),
                leases.stream().map(lease -> conduct(lease, bill)).toList(),
                observations.all());
    }

    private Conduct conduct(Lease lease, Bill bill) {
        boolean settled = bill.shares().stream()
                .anyMatch(share -> share.lease().equals(lease.id())
                        && share.closed()
                        && !share.paid().isZero());
        return new Conduct(
                lease.id(),
                lease.offer(),
                lease.units(),
                settled,
                observations.about(lease.upstream().name()));
    }

    /** Settles; where that breaks off, what is known without the chain, as the work is done and paid all the same. */
    private Bill bill() throws InterruptedException {
        try {
            return settle();
        } catch (RuntimeException e) {
            LOG.warn("what was rented could not be settled", e);
            return new Bill(
                    leases.stream().map(Rental::unknown).toList(),
                    List.of(
                            "what the leases came to is not known: " + e.getMessage()
                                    + "; ./errand leases says it, and ./errand leases close gets out of those that are still open"));
        }
    }

    /** Signs the last receipts, waits for the providers to settle them, and brings the rest home. */
    private Bill settle() throws InterruptedException {
        gateway.finish();
        long deadline = System.nanoTime() + patience.toNanos();
        while (!areAllClosed() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_AGAIN);
            if (!areAllClosed()) {
                gateway.finish(); // one may have been away when the last receipt was sent
            }
        }
        return bringHome();
    }

    /** A node that does not answer may do so when it is asked again. */
    private boolean areAllClosed() {
        try {
            return leases.stream().allMatch(this::isClosed);
        } catch (ChainException e) {
            LOG.info("whether the leases are settled is not known yet: {}", e.getMessage());
            return false;
        }
    }

    private Bill bringHome() {
        Token token = leases.getFirst().offer().terms().unitPrice().token();
        List<Lease> gone = leases.stream().filter(lease -> !isClosed(lease)).toList();
        List<String> open = new ArrayList<>();
        if (gone.isEmpty() && homecoming.owed(token).isZero()) {
            return new Bill(leases.stream().map(this::share).toList(), open);
        }
        String trouble =
                trouble(homecoming.bring(token, gone.stream().map(Lease::id).toList()));
        if (trouble != null && gone.stream().anyMatch(this::isClosed)) {
            return bringHome(); // its provider settled meanwhile: fewer are gone
        }
        for (Lease lease : gone) {
            open.add(lease.upstream().name() + " is gone with "
                    + lease.offer().terms().escrow() + " locked; "
                    + (trouble == null
                            ? "notice was given, and what it has no receipt for comes back after the market's time of notice"
                            : "notice could not be given"));
        }
        if (trouble != null) {
            open.add("what came back waits on the lease market: " + trouble);
        }
        return new Bill(leases.stream().map(this::share).toList(), open);
    }

    private static @Nullable String trouble(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Executed executed -> null;
            case Settlement.Reverted reverted -> reverted.reason();
            case Settlement.Pending pending -> pending.why();
            case Settlement.Lapsed lapsed -> lapsed.reason();
            case Settlement.Refused refused -> String.join("; ", refused.reasons());
        };
    }

    private Bill.Share share(Lease lease) {
        LeaseState state = market.lease(lease.id());
        Token token = lease.offer().terms().unitPrice().token();
        return new Bill.Share(
                lease.id(),
                lease.provider(),
                lease.offer().hardware(),
                lease.units(),
                new TokenAmount(token, state.escrow()),
                new TokenAmount(token, state.settled()),
                state.phase() != LeaseState.Phase.OPEN);
    }

    private static Bill.Share unknown(Lease lease) {
        return new Bill.Share(
                lease.id(),
                lease.provider(),
                lease.offer().hardware(),
                lease.units(),
                lease.offer().terms().escrow(),
                TokenAmount.zero(lease.offer().terms().unitPrice().token()),
                false);
    }

    private boolean isClosed(Lease lease) {
        return market.lease(lease.id()).phase() != LeaseState.Phase.OPEN;
    }
}
