package dev.errand.lease.simulation;

import dev.errand.key.Signature;
import dev.errand.lease.LeaseDomain;
import dev.errand.lease.Metering;
import dev.errand.lease.ProviderLedger;
import dev.errand.lease.SignedReceipt;
import dev.errand.lease.TenantLedger;
import dev.errand.lease.Terms;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How leases begin and end, and what is disputed about them. */
final class Leasing {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int TRIES = 20;
    private static final double SPITE = 0.3;
    private static final double SILENT = 0.2;

    private final World world;
    private final Settling settling;
    private long salts;

    Leasing(World world, Settling settling) {
        this.world = world;
        this.settling = settling;
    }

    /** A new lease of any other trusted provider whose bond still answers; empty if none is found in some tries. */
    Optional<Rental> rent(Renter tenant, Set<Provider> except) {
        for (int i = 0; i < TRIES; i++) {
            Provider provider = world.providers()
                    .get(world.random().nextInt(world.providers().size()));
            boolean rentedAlready = tenant.rentals.stream().anyMatch(rental -> rental.provider == provider);
            if (provider.isTrusted(world.time().now())
                    && !provider.isGone(world.time().now())
                    && !rentedAlready
                    && !except.contains(provider)
                    && hasBond(provider)) {
                return Optional.of(open(tenant, provider));
            }
        }
        return Optional.empty();
    }

    private boolean hasBond(Provider provider) {
        BookedOffer offer = world.books().offers().get(provider.offerId);
        return offer != null && offer.free().compareTo(World.STAKE) >= 0;
    }

    private Rental open(Renter tenant, Provider provider) {
        Terms terms = terms(tenant, provider, World.PRICE);
        Bytes32 id = world.domain().leaseId(terms);
        Signature signature = provider.key.sign(id);
        if (tenant.nature == Renter.Nature.ALTERS_TERMS) {
            Terms cheaper = terms(tenant, provider, BigInteger.ONE);
            world.refused(open(tenant, cheaper, signature), Verdict.FORGED, Count.ALTERED);
        }
        world.done(open(tenant, terms, signature), "opening a lease");
        world.counts().add(Count.LEASES);
        Rental rental = new Rental(
                id,
                provider,
                tenant,
                new TenantLedger(world.domain(), id, terms.maxUnits(), tenant.key),
                new ProviderLedger(
                        world.domain(), id, tenant.key.address(), terms.maxUnits(), World.CREDIT, Metering.UNITS));
        tenant.rentals.add(rental);
        provider.rentals.add(rental);
        return rental;
    }

    private Verdict open(Renter tenant, Terms terms, Signature signature) {
        return world.books()
                .open(tenant.key.address(), terms, signature, world.time().seconds());
    }

    private Terms terms(Renter tenant, Provider provider, BigInteger price) {
        return new Terms(
                BigInteger.valueOf(provider.offerId),
                tenant.key.address(),
                tenant.key.address(),
                world.arbiter().address(),
                price,
                World.PRICE.multiply(BigInteger.valueOf(World.UNITS_PER_LEASE)),
                World.STAKE,
                Instant.ofEpochSecond(world.time().seconds() + 60),
                LONGEST,
                LeaseDomain.job("simulated"),
                BigInteger.valueOf(++salts));
    }

    /** The tenant signs all that arrived, and hands it to the provider. */
    void sign(Rental rental) {
        hand(rental, rental.asked.sign());
    }

    private void hand(Rental rental, SignedReceipt receipt) {
        world.counts().add(Count.SIGNED);
        if (!rental.provider.isGone(world.time().now())) {
            ProviderLedger.Verdict verdict = rental.served.take(rental.asked.statement(receipt));
            world.counts()
                    .demand(
                            verdict == ProviderLedger.Verdict.TAKEN || verdict == ProviderLedger.Verdict.OLD,
                            "a provider refused an honest receipt");
            rental.asked.confirmed(rental.served.taken());
        }
    }

    /** The tenant needs the lease no more, and nothing of it is being worked on. */
    void end(Rental rental) {
        rental.ended = true;
        rental.tenant.rentals.remove(rental);
        long now = world.time().now();
        if (rental.provider.noticedAt <= now) {
            leave(rental);
        } else if (rental.tenant.nature == Renter.Nature.VANISHES
                || rental.tenant.nature == Renter.Nature.NEVER_SIGNS) {
            world.time().after(World.HOUR, () -> desert(rental));
        } else {
            hand(rental, rental.asked.signLast());
            settling.round(rental.provider);
            world.time().after(World.SECOND, () -> afterwards(rental));
        }
    }

    /** The provider vanished: notice, an hour, the rest. */
    private void leave(Rental rental) {
        MarketBooks books = world.books();
        world.done(
                books.giveNotice(
                        rental.tenant.key.address(), rental.id, world.time().seconds()),
                "a notice");
        world.time().after(World.HOUR + World.SECOND, () -> {
            world.done(
                    books.close(
                            rental.tenant.key.address(), rental.id, world.time().seconds()),
                    "a close");
            world.counts().add(Count.NOTICED);
            afterwards(rental);
        });
    }

    /** The tenant vanished: the provider settles the last receipt that he signed, if there is one, and closes. */
    private void desert(Rental rental) {
        if (rental.provider.isGone(world.time().now())) {
            leave(rental);
            return;
        }
        settling.round(rental.provider);
        world.done(
                world.books()
                        .close(
                                rental.provider.key.address(),
                                rental.id,
                                world.time().seconds()),
                "a provider's close");
        world.counts().add(Count.DESERTED);
        afterwards(rental);
    }

    /** What is left after the close: a provider that went meanwhile, a challenge, and the stake when its window is over. */
    private void afterwards(Rental rental) {
        BookedLease book = Objects.requireNonNull(world.books().leases().get(rental.id));
        if (book.isOpen()) { // the provider went after the last receipt was signed
            leave(rental);
            return;
        }
        world.books().till().collect(rental.tenant.key.address());
        boolean spiteful = rental.tenant.nature == Renter.Nature.CHALLENGES && world.chance(SPITE);
        BigInteger wrong = BigInteger.valueOf(rental.wrongUnits).multiply(World.PRICE);
        BigInteger amount = (spiteful ? wrong.add(World.PRICE) : wrong).min(book.settled.subtract(book.upheld));
        if (amount.signum() > 0) {
            challenge(rental, amount, wrong.min(amount));
        }
        world.time()
                .after(
                        (world.rules().window() + 3_600) * World.SECOND,
                        () -> world.done(
                                world.books().release(rental.id, world.time().seconds()), "a release"));
    }

    private void challenge(Rental rental, BigInteger amount, BigInteger wrong) {
        MarketBooks books = world.books();
        world.done(
                books.challenge(
                        rental.tenant.key.address(),
                        rental.id,
                        amount,
                        world.time().seconds()),
                "a challenge");
        if (world.chance(SILENT)) {
            world.time().after((world.rules().window() + 1) * World.SECOND, () -> {
                world.done(books.lapse(rental.id, world.time().seconds()), "a lapse");
                world.counts().add(Count.LAPSED);
            });
            return;
        }
        world.time().after(World.HOUR, () -> {
            world.done(
                    books.rule(
                            world.arbiter().address(),
                            rental.id,
                            wrong,
                            world.time().seconds()),
                    "a ruling");
            world.counts().add(wrong.signum() > 0 ? Count.UPHELD : Count.DISMISSED);
        });
    }
}
