package dev.errand.lease.simulation;

import dev.errand.key.Signature;
import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseState.Phase;
import dev.errand.lease.Receipt;
import dev.errand.lease.SignedReceipt;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How providers turn receipts into money, and how some try to turn them into more. */
final class Settling {

    private final World world;

    Settling(World world) {
        this.world = world;
    }

    /** Settles all news of a provider in one batch, after whatever its nature tries first. */
    void round(Provider provider) {
        List<Rental> news = provider.rentals.stream().filter(Rental::hasNews).toList();
        if (news.isEmpty() || provider.isGone(world.time().now())) {
            return;
        }
        Rental first = news.getFirst();
        switch (provider.nature) {
            case OVER_REPORTS -> overReport(first);
            case FORGES -> forge(first);
            case EQUIVOCATES -> equivocate(first);
            default -> {}
        }
        List<Claim> claims = news.stream().map(this::claim).toList();
        settle(news, claims);
        if (provider.nature == Nature.SETTLES_TWICE) {
            again(provider, claims);
        }
        world.books().till().collect(provider.key.address());
        provider.rentals.removeIf(rental -> rental.ended && isOver(rental));
    }

    private void settle(List<Rental> news, List<Claim> claims) {
        world.done(world.books().settle(claims, world.time().seconds()), "an honest settlement");
        world.counts().add(Count.SETTLED, claims.size());
        for (Rental rental : news) {
            rental.settledSequence = best(rental).receipt().sequence();
            BigInteger settled = book(rental).settled;
            world.counts()
                    .demand(
                            settled.compareTo(rental.arrived().multiply(World.PRICE)) <= 0,
                            "a lease was paid more than arrived");
        }
    }

    /** The same receipts once more: they change nothing. */
    private void again(Provider provider, List<Claim> claims) {
        Address owner = provider.key.address();
        BigInteger before = world.books().till().owed(owner);
        world.done(world.books().settle(claims, world.time().seconds()), "a settlement again");
        world.counts().demand(world.books().till().owed(owner).equals(before), "a receipt was paid twice");
        world.counts().add(Count.SETTLED_AGAIN);
    }

    /** A tenth more than the tenant signed, under his signature. */
    private void overReport(Rental rental) {
        SignedReceipt signed = best(rental);
        Receipt honest = signed.receipt();
        BigInteger more = honest.units().multiply(BigInteger.valueOf(11)).divide(BigInteger.TEN);
        Receipt padded = new Receipt(
                honest.leaseId(), honest.sequence(), more.add(BigInteger.ONE), honest.work(), honest.last());
        refuse(new Claim(padded, sign(rental.provider.key, padded), signed.signature()), Count.OVER_REPORTED);
    }

    /** All of the escrow, signed by the provider for both; or what one lease earned, claimed of another. */
    private void forge(Rental rental) {
        SigningKey key = rental.provider.key;
        Receipt all =
                new Receipt(rental.id, Long.MAX_VALUE, BigInteger.valueOf(World.UNITS_PER_LEASE), Bytes32.ZERO, true);
        refuse(new Claim(all, sign(key, all), sign(key, all)), Count.FORGED);
        List<Bytes32> others = List.copyOf(world.books().leases().keySet());
        Bytes32 other = others.get(world.random().nextInt(others.size()));
        if (!other.equals(rental.id)) {
            SignedReceipt signed = best(rental);
            Receipt moved = new Receipt(
                    other,
                    signed.receipt().sequence(),
                    signed.receipt().units(),
                    signed.receipt().work(),
                    true);
            refuse(new Claim(moved, sign(key, moved), signed.signature()), Count.FORGED);
        }
    }

    /** Signs another receipt of the same number, which its tenant shows the market. */
    private void equivocate(Rental rental) {
        SigningKey key = rental.provider.key;
        Receipt one = best(rental).receipt();
        Receipt other = new Receipt(one.leaseId(), one.sequence(), one.units().add(BigInteger.ONE), one.work(), false);
        BookedLease book = book(rental);
        BigInteger bond = book.offer.bond;
        BigInteger stake = book.stake;
        if (stake.signum() == 0 || book.phase == Phase.RELEASED) {
            return;
        }
        Address tenant = rental.tenant.key.address();
        world.done(world.books().report(tenant, one, sign(key, one), other, sign(key, other)), "a report");
        world.counts().demand(book.offer.bond.equals(bond.subtract(stake)), "two receipts did not cost the stake");
        world.counts().add(Count.EQUIVOCATED);
        rental.provider.disreputable = true;
    }

    private void refuse(Claim claim, Count count) {
        world.refused(world.books().settle(List.of(claim), world.time().seconds()), Verdict.FORGED, count);
    }

    private Claim claim(Rental rental) {
        SignedReceipt signed = best(rental);
        return new Claim(signed.receipt(), sign(rental.provider.key, signed.receipt()), signed.signature());
    }

    private Signature sign(SigningKey key, Receipt receipt) {
        return key.sign(world.domain().digest(receipt));
    }

    private BookedLease book(Rental rental) {
        return Objects.requireNonNull(world.books().leases().get(rental.id), "every rental is in the books");
    }

    private boolean isOver(Rental rental) {
        return book(rental).phase == Phase.RELEASED;
    }

    private static SignedReceipt best(Rental rental) {
        return Objects.requireNonNull(rental.served.best(), "only what has a receipt is settled");
    }

    /** Settles everything that every provider still has. */
    void all(List<Provider> providers) {
        new ArrayList<>(providers).forEach(this::round);
    }
}
