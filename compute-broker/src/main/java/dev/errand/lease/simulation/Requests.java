package dev.errand.lease.simulation;

import dev.errand.lease.Delivery;
import dev.errand.value.Bytes32;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How requests are placed, lost, hedged, checked and answered, as the gateway does it: by the best expected end, elsewhere after
 * three missed heartbeats, elsewhere besides when late, and paid where the first good answer came from.
 */
final class Requests {

    private static final int MOST_UNITS = 64;
    private static final double BAD_SHARE = 0.05;
    private static final double CHECKED_SHARE = 0.02;
    private static final double LATE = 4;
    private static final int LEASES_AT_ONCE = 4;
    private static final long LOOK_AGAIN = 5 * World.SECOND;
    private static final double FAR_SLOWER = 0.2;

    private final World world;
    private final Leasing leasing;
    private final Bytes32 answer = Bytes32.ZERO;

    Requests(World world, Leasing leasing) {
        this.world = world;
        this.leasing = leasing;
    }

    /** What is asked; {@code checks} is the provider whose answer it repeats, to be compared. */
    private static final class Request {
        final Renter tenant;
        final long units;
        final @Nullable Checked checks;
        final Set<Provider> tried = new HashSet<>();
        boolean answered;

        Request(Renter tenant, long units, @Nullable Checked checks) {
            this.tenant = tenant;
            this.units = units;
            this.checks = checks;
        }
    }

    /** An answer that is compared with another's. */
    private record Checked(Rental rental, boolean wrong) {}

    /** A new request of a tenant. */
    void ask(Renter tenant) {
        place(new Request(tenant, 1 + world.random().nextInt(MOST_UNITS), null));
    }

    private void place(Request request) {
        Optional<Rental> held = hold(request);
        if (held.isEmpty()) {
            if (request.checks == null) { // an answer that nobody can repeat now stays unchecked
                world.time().after(LOOK_AGAIN, () -> place(request));
            }
            return;
        }
        Rental rental = held.get();
        request.tried.add(rental.provider);
        start(request, rental);
    }

    /** The lease with the best expected end that pays for the request; a new one if none does. */
    private Optional<Rental> hold(Request request) {
        long now = world.time().now();
        List<Rental> usable = new ArrayList<>(request.tenant.rentals.stream()
                .filter(rental -> rental.provider.isTrusted(now)
                        && !rental.creditless
                        && !request.tried.contains(rental.provider))
                .sorted(Comparator.comparingDouble(rental -> rental.provider.expectedEnd(request.units, now)))
                .toList());
        for (Rental rental : usable) {
            if (rental.asked.hold(request.units)) {
                rental.inFlight++;
                return Optional.of(rental);
            }
        }
        List.copyOf(request.tenant.rentals).forEach(this::endIfIdle);
        if (request.tenant.rentals.size() >= LEASES_AT_ONCE && usable.isEmpty() && request.checks != null) {
            return Optional.empty();
        }
        return leasing.rent(request.tenant, request.tried).filter(rental -> {
            boolean held = rental.asked.hold(request.units);
            rental.inFlight += held ? 1 : 0;
            return held;
        });
    }

    /** A lease that is used up, or whose provider nobody trusts any more, ends when nothing of it is being worked on. */
    private void endIfIdle(Rental rental) {
        boolean usedUp = rental.asked.receipt().units().longValueExact() + MOST_UNITS > World.UNITS_PER_LEASE;
        boolean useless = usedUp
                || rental.creditless
                || !rental.provider.isTrusted(world.time().now());
        if (rental.inFlight == 0 && !rental.ended && useless) {
            leasing.end(rental);
        }
    }

    private void start(Request request, Rental rental) {
        Provider provider = rental.provider;
        long now = world.time().now();
        if (provider.isGone(now)) {
            world.time().at(provider.noticedAt, () -> lost(request, rental));
            return;
        }
        if (!rental.served.mayDeliver(request.units)) {
            if (rental.tenant.nature == Renter.Nature.NEVER_SIGNS) {
                letGo(request, rental);
                world.counts()
                        .add(request.checks == null ? Count.REFUSED : Count.CHECKED, request.checks == null ? 1 : 0);
                return;
            }
            leasing.sign(rental);
            if (!rental.served.mayDeliver(request.units)) { // what is on its way is delivered, but not signed for yet
                letGo(request, rental);
                rental.creditless = rental.inFlight == 0;
                request.tried.remove(provider);
                world.time().after(World.SECOND, () -> place(request));
                return;
            }
        }
        rental.served.delivered(new Delivery(request.units, answer));
        long begin = Math.max(now, provider.freeAt);
        provider.freeAt = begin + Math.max(1, (long) (request.units * World.SECOND / provider.speed));
        world.time().at(provider.freeAt, () -> finish(request, rental, begin));
        long lateAt = (long) (begin + LATE * request.units * World.SECOND / provider.said);
        if (provider.freeAt > lateAt) {
            world.time().at(lateAt, () -> hedge(request));
        }
    }

    private void hedge(Request request) {
        if (!request.answered) {
            world.counts().add(Count.HEDGED);
            hold(request).ifPresent(rental -> {
                request.tried.add(rental.provider);
                start(request, rental);
            });
        }
    }

    private void lost(Request request, Rental rental) {
        Provider provider = rental.provider;
        world.counts()
                .demand(
                        provider.noticedAt - provider.goneAt <= 3 * World.HEARTBEAT,
                        "a loss was noticed later than after three heartbeats");
        letGo(request, rental);
        if (!request.answered) {
            world.counts().add(Count.LOST);
            place(request);
        }
    }

    private void finish(Request request, Rental rental, long begun) {
        Provider provider = rental.provider;
        long now = world.time().now();
        if (provider.isGone(now)) {
            world.time().at(provider.noticedAt, () -> lost(request, rental));
            return;
        }
        measure(provider, request.units, now - begun);
        if (request.answered) {
            world.counts().add(Count.SECOND);
            letGo(request, rental);
            return;
        }
        boolean bad = world.chance(BAD_SHARE);
        if (provider.nature == Nature.ANSWERS_GARBAGE && bad) {
            world.counts().add(Count.GARBAGE);
            letGo(request, rental);
            provider.disreputable = world.chance(0.1);
            place(request);
            return;
        }
        arrive(request, rental, provider.nature == Nature.ANSWERS_WRONG && bad);
    }

    private void measure(Provider provider, long units, long millis) {
        double measured = units * 1_000.0 / Math.max(1, millis);
        if (!provider.disreputable && units > MOST_UNITS / 2 && measured < provider.said * FAR_SLOWER) {
            world.counts().add(Count.THROTTLED);
            provider.disreputable = true;
        }
    }

    private void arrive(Request request, Rental rental, boolean wrong) {
        world.counts().demand(!request.answered, "a request was answered twice");
        request.answered = true;
        rental.asked.arrived(request.units, new Delivery(request.units, answer));
        rental.arrivedUnits += request.units;
        rental.inFlight--;
        if (request.checks != null) {
            compare(request, request.checks, new Checked(rental, wrong));
            return;
        }
        world.counts().add(Count.ANSWERED);
        if (world.chance(CHECKED_SHARE)) {
            Request second = new Request(request.tenant, request.units, new Checked(rental, wrong));
            second.tried.add(rental.provider);
            place(second);
        }
    }

    /** A third run would say which of two is wrong; here it is known. */
    private void compare(Request request, Checked one, Checked other) {
        world.counts().add(Count.CHECKED);
        for (Checked each : List.of(one, other)) {
            if (each.wrong() && !(one.wrong() && other.wrong())) {
                world.counts().add(Count.DISAGREED);
                each.rental().wrongUnits += request.units;
                each.rental().provider.disreputable = true;
            }
        }
    }

    private void letGo(Request request, Rental rental) {
        rental.asked.letGo(request.units);
        rental.inFlight--;
    }

    /** The tenant makes no more requests: its leases end as soon as nothing of them is being worked on. */
    void wind(Renter tenant) {
        for (Rental rental : List.copyOf(tenant.rentals)) {
            if (rental.inFlight == 0) {
                leasing.end(rental);
            }
        }
        if (!tenant.rentals.isEmpty()) {
            world.time().after(World.SECOND, () -> wind(tenant));
        }
    }
}
