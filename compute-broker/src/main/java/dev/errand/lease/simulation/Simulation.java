package dev.errand.lease.simulation;

import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseDomain;
import dev.errand.lease.simulation.Till.Reason;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.Keccak256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A market from its first offer to the last coin paid out, in virtual time. Every signature is made and recovered for real; after
 * every block the books are added up from nothing.
 *
 * <p>What is simplified: a provider works on one request after another, the network takes no time, the arbiter is always right.
 */
public final class Simulation {

    private static final long BEGIN = 1_800_000_000L * World.SECOND;
    private static final long BLOCK = 12 * World.SECOND;
    private static final Rules RULES = new Rules(key("treasurer").address(), 100, 3_600, 86_400, 172_800);
    private static final BigInteger SUBSIDY_A_DAY = BigInteger.valueOf(200_000);
    private static final int SUBSIDY_BPS = 5_000;
    private static final double HONEST_TENANTS = 0.8;

    private final Setting setting;
    private final World world;
    private final Settling settling;
    private final Requests requests;
    private final List<Renter> tenants = new ArrayList<>();
    private int asked;
    private boolean over;

    private Simulation(Setting setting) {
        this.setting = setting;
        LeaseDomain domain = new LeaseDomain(ChainId.DEVNET, key("market").address());
        this.world = new World(
                new Timeline(BEGIN),
                domain,
                RULES,
                new MarketBooks(domain, RULES),
                new Counts(),
                new Random(setting.seed()),
                key("arbiter"),
                new ArrayList<>());
        this.settling = new Settling(world);
        this.requests = new Requests(world, new Leasing(world, settling));
    }

    /** Runs one; the same setting gives the same outcome. */
    public static Outcome run(Setting setting) {
        return new Simulation(setting).run();
    }

    private Outcome run() {
        world.done(
                world.books()
                        .schedule(
                                RULES.treasurer(),
                                86_400,
                                30,
                                SUBSIDY_A_DAY,
                                SUBSIDY_BPS,
                                world.time().seconds()),
                "the subsidies");
        for (int i = 0; i < setting.providers(); i++) {
            join(i);
        }
        for (int i = 0; i < setting.tenants(); i++) {
            tenants.add(new Renter(key("tenant " + i), tenantNature()));
        }
        world.time().at(BEGIN, this::arrival);
        world.time().at(BEGIN + BLOCK, this::block);
        while (world.time().step()) {
            // everything happens in steps
        }
        return close();
    }

    private void join(int index) {
        SigningKey key = key("provider " + index);
        Nature nature = Nature.any(world.random());
        long offer = world.books().postOffer(key.address(), key.address(), World.BOND);
        Provider provider = new Provider(key, nature, offer, 50 + world.random().nextInt(450));
        world.providers().add(provider);
        if (nature == Nature.VANISHES) {
            provider.goneAt =
                    BEGIN + (long) (world.random().nextDouble() * setting.time().toMillis());
            provider.noticedAt = (provider.goneAt / World.HEARTBEAT + 3) * World.HEARTBEAT;
        }
        world.time().at(BEGIN + (long) (world.random().nextDouble() * World.HOUR), () -> settleHourly(provider));
    }

    private void settleHourly(Provider provider) {
        settling.round(provider);
        if (!over && !provider.isGone(world.time().now())) {
            world.time().after(World.HOUR, () -> settleHourly(provider));
        }
    }

    private Renter.Nature tenantNature() {
        Renter.Nature[] all = Renter.Nature.values();
        return world.chance(HONEST_TENANTS)
                ? Renter.Nature.HONEST
                : all[1 + world.random().nextInt(all.length - 1)];
    }

    private void arrival() {
        requests.ask(tenants.get(world.random().nextInt(tenants.size())));
        if (++asked < setting.requests()) {
            world.time().at(BEGIN + (long) asked * setting.time().toMillis() / setting.requests(), this::arrival);
        } else {
            world.time().after(World.HOUR, () -> {
                over = true;
                tenants.forEach(requests::wind);
            });
        }
    }

    private void block() {
        world.counts().add(Count.BLOCKS);
        audit("at block " + world.counts().of(Count.BLOCKS));
        if (!over) {
            world.time().after(BLOCK, this::block);
        }
    }

    private void audit(String when) {
        Audit audit = Audit.of(world.books());
        world.counts().demand(audit.isConserved(), when + " the books do not add up: " + audit);
    }

    /** All offers close, everybody collects, the subsidies that nobody earned go back. */
    private Outcome close() {
        MarketBooks books = world.books();
        world.time().at(BEGIN + 31L * 86_400 * World.SECOND, () -> {});
        while (world.time().step()) {
            // until the subsidies are over
        }
        world.done(
                books.schedule(
                        RULES.treasurer(),
                        1,
                        1,
                        BigInteger.ZERO,
                        0,
                        world.time().seconds()),
                "the subsidies' end");
        for (Provider provider : world.providers()) {
            world.done(books.closeOffer(provider.key.address(), provider.offerId), "closing an offer");
            books.till().collect(provider.key.address());
        }
        tenants.forEach(tenant -> books.till().collect(tenant.key.address()));
        books.till().collect(RULES.treasurer());
        audit("at the end");
        long answered = world.counts().of(Count.ANSWERED) + world.counts().of(Count.REFUSED);
        world.counts().demand(answered == setting.requests(), answered + " requests came to an end");
        return new Outcome(
                world.counts().all(),
                money(books.till()),
                books.till().held(),
                world.counts().violations());
    }

    private static Map<String, BigInteger> money(Till till) {
        Map<String, BigInteger> money = new LinkedHashMap<>();
        money.put("in", till.in());
        money.put("out", till.out());
        for (Reason reason : Reason.values()) {
            money.put(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), till.sum(reason));
        }
        return money;
    }

    /** A key for each name, the same in every run. */
    private static SigningKey key(String name) {
        Bytes32 secret = Keccak256.hash("simulated " + name);
        return SigningKey.of(secret);
    }
}
