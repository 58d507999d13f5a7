package dev.errand.provider;

import dev.errand.lease.Delivery;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.LeaseState;
import dev.errand.lease.Metering;
import dev.errand.lease.ProviderLedger;
import dev.errand.lease.SignedReceipt;
import dev.errand.lease.Statement;
import dev.errand.lease.StreamedDelivery;
import dev.errand.openai.ApiError;
import dev.errand.openai.Units;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** The ledgers of all leases of one offer, each looked up on chain when it is first named, and the file that keeps them. Thread-safe. */
final class LeaseBook {

    private final LeaseMarket market;
    private final Listing listing;
    private final InstantSource clock;
    private final DeskFile file;
    private final AtomicLong streams = new AtomicLong();
    private final Map<Bytes32, ProviderLedger> ledgers = new ConcurrentHashMap<>();
    private final Map<Bytes32, Instant> openings = new ConcurrentHashMap<>();

    LeaseBook(LeaseMarket market, Listing listing, Path file, InstantSource clock) {
        this.market = market;
        this.listing = listing;
        this.clock = clock;
        this.file = new DeskFile(file);
        this.file.read(new Reloading());
    }

    /** @throws ApiError if there is no such lease on this desk's offer */
    void requireOpen(Bytes32 leaseId) {
        ledger(leaseId);
    }

    /**
     * Whether the lease pays for as much as {@code most} units more, which are held then until {@link #letGo}; or, where time is
     * paid, for now.
     */
    boolean hold(Bytes32 leaseId, long most) throws InterruptedException {
        return listing.metering() == Metering.UNITS
                ? ledger(leaseId).hold(most)
                : ledger(leaseId).mayRun(timeUsed(leaseId));
    }

    /** What was held is noted as delivered, or did not come to be. */
    void letGo(Bytes32 leaseId, long most) {
        if (listing.metering() == Metering.UNITS) {
            ledger(leaseId).letGo(most);
        }
    }

    /** Notes an answer before it goes out; empty where time is paid, and not what is answered. */
    Optional<Delivery> delivered(Bytes32 leaseId, long units, byte[] request, byte[] answer) {
        if (listing.metering() == Metering.SECONDS) {
            return Optional.empty();
        }
        Delivery delivery = Delivery.of(units, request, answer);
        file.delivered(leaseId, delivery);
        ledger(leaseId).delivered(delivery);
        return Optional.of(delivery);
    }

    /** Notes an answer that begins to go out piece by piece; empty where time is paid. */
    Optional<Stream> begin(Bytes32 leaseId, byte[] request, long most) {
        return listing.metering() == Metering.SECONDS
                ? Optional.empty()
                : Optional.of(new Stream(leaseId, request, most));
    }

    /** One streamed answer, from its first piece to its end. Used by one thread. */
    final class Stream implements AutoCloseable {

        private final Bytes32 leaseId;
        private final long most;
        private final long number = streams.incrementAndGet();
        private final StreamedDelivery delivery;
        private Optional<Delivery> whole = Optional.empty();

        Stream(Bytes32 leaseId, byte[] request, long most) {
            this.leaseId = leaseId;
            this.most = most;
            this.delivery = new StreamedDelivery(request, text -> Math.min(most, Units.tokens(text)));
            file.begun(leaseId, number, most);
            ledger(leaseId).begins(delivery);
        }

        /** Before a piece goes out. */
        void add(String piece) {
            delivery.add(piece);
        }

        /** Before the end goes out, after so many units. */
        Delivery end(long units) {
            Delivery all = delivery.end(Math.min(most, units));
            whole = Optional.of(all);
            file.ended(leaseId, number, all);
            return all;
        }

        /** It is over, whether it came to its end or broke off. */
        @Override
        public void close() {
            ledger(leaseId)
                    .streamed(
                            whole.map(Delivery::units).orElseGet(() -> Math.min(most, Units.tokens(delivery.text()))));
        }
    }

    /**
     * Takes what a tenant states; it is in the file when this returns.
     *
     * @return whether it says more than what was stated before
     * @throws ApiError if it is not the tenant's, says more than the escrow pays, or acknowledges other work than was done
     */
    boolean take(Statement statement) {
        return switch (ledger(statement.receipt().receipt().leaseId()).take(statement)) {
            case TAKEN -> {
                file.stated(statement);
                yield true;
            }
            case OLD -> false;
            case GAP ->
                throw ApiError.paymentRequired("the receipt leaves out what it acknowledges since the last one here; "
                        + ProviderNode.TAKEN + " says which that is");
            case OTHER_WORK -> throw ApiError.paymentRequired("the receipt acknowledges other work than was done here");
            case REFUSED ->
                throw ApiError.paymentRequired("the receipt is not the tenant's, or says more than the escrow pays");
        };
    }

    /** The sequence of the newest receipt that was taken of a lease. */
    long taken(Bytes32 leaseId) {
        return ledger(leaseId).taken();
    }

    /** Gives every lease of which there is a receipt, with its newest. */
    void forEachReceipt(BiConsumer<Bytes32, SignedReceipt> action) {
        ledgers.forEach((id, ledger) -> {
            SignedReceipt best = ledger.best();
            if (best != null) {
                action.accept(id, best);
            }
        });
    }

    /** Seconds of all its GPUs since a lease began. */
    private BigInteger timeUsed(Bytes32 leaseId) {
        Instant opened = opened(leaseId);
        LeaseState state = market.lease(leaseId);
        long length = Math.max(1, Duration.between(opened, state.end()).toSeconds());
        long passed = Math.max(0, Duration.between(opened, clock.instant()).toSeconds());
        return state.escrow()
                .divide(state.unitPrice())
                .multiply(BigInteger.valueOf(passed))
                .divide(BigInteger.valueOf(length));
    }

    private Instant opened(Bytes32 leaseId) {
        return openings.computeIfAbsent(
                leaseId,
                id -> market.openedAt(id).orElseThrow(() -> ApiError.paymentRequired("lease " + id + " is not open")));
    }

    private ProviderLedger ledger(Bytes32 leaseId) {
        return ledgers.computeIfAbsent(leaseId, this::lookUp);
    }

    private ProviderLedger lookUp(Bytes32 leaseId) {
        LeaseState state = market.lease(leaseId);
        if (state.phase() != LeaseState.Phase.OPEN || !state.offerId().equals(listing.offerId())) {
            throw ApiError.paymentRequired("lease " + leaseId + " is not open on this node's offer");
        }
        return new ProviderLedger(
                market.domain(),
                leaseId,
                state.tenantSigner(),
                state.escrow().divide(state.unitPrice()),
                listing.credit(),
                listing.metering());
    }

    /** Puts the ledgers back to where a run before this one left them; what is of leases that are over is passed over. */
    private final class Reloading implements DeskFile.Reader {

        private final Set<Bytes32> over = new HashSet<>();
        private final Map<Long, Long> begun = new HashMap<>();

        private Optional<ProviderLedger> open(Bytes32 lease) {
            if (over.contains(lease)) {
                return Optional.empty();
            }
            try {
                return Optional.of(ledger(lease));
            } catch (ApiError e) {
                over.add(lease);
                return Optional.empty();
            }
        }

        @Override
        public void stated(Statement statement) {
            open(statement.receipt().receipt().leaseId())
                    .ifPresent(ledger -> ledger.restore(statement.receipt(), statement.deliveries()));
        }

        @Override
        public void delivered(Bytes32 lease, Delivery delivery) {
            open(lease).ifPresent(ledger -> ledger.delivered(delivery));
        }

        @Override
        public void begun(Bytes32 lease, long number, long most) {
            streams.accumulateAndGet(number, Math::max);
            begun.put(number, most);
            open(lease).ifPresent(ledger -> ledger.interrupted(most));
        }

        @Override
        public void ended(Bytes32 lease, long number, Delivery whole) {
            long most = Objects.requireNonNullElse(begun.get(number), 0L);
            open(lease).ifPresent(ledger -> {
                ledger.resumed(most);
                ledger.delivered(whole);
            });
        }
    }
}
