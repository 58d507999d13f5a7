package dev.errand.engine;

import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Offers for one order against each other: the one by which the user ends best once gas is paid comes first. Each must run in
 * simulation, which also says what gas it takes; one whose gas is not known may not win. Used once, by one thread.
 *
 * @param <T> what competes
 */
final class Contest<T> {

    /** So many are simulated in any case, and shown with their gas; beyond them only those that may still win. */
    private static final int TRIED_ANYWAY = 5;

    private static final MathContext SHOWN = new MathContext(4);

    private final Measure measure;
    private final GasPrice price;
    private final List<Ranked<T>> ranked = new ArrayList<>();
    private final List<Failed<T>> failed = new ArrayList<>();
    private final List<Entry<T>> untried = new ArrayList<>();

    /** By what offers are compared before gas, in words. */
    enum Measure {
        /** What a sale surely brings. */
        GUARANTEED(true, "guarantees", "", "nobody guarantees more", "leaves you most once gas is paid"),
        /** What a purchase may take. */
        ASKED(false, "takes", "", "nobody takes less", "costs you least, gas included"),
        /** Interest that a loan earns. */
        EARNED(true, "earns", within(), "nobody's choice earns more", "earns most" + within() + " once gas is paid"),
        /** Interest that a loan costs. */
        OWED(false, "costs", within(), "nobody's choice costs less", "costs least" + within() + ", gas included");

        private final boolean brings;
        private final String verb;
        private final String within;
        private final String firstBeforeGas;
        private final String first;

        Measure(boolean brings, String verb, String within, String firstBeforeGas, String first) {
            this.brings = brings;
            this.verb = verb;
            this.within = within;
            this.firstBeforeGas = firstBeforeGas;
            this.first = first;
        }
    }

    private static String within() {
        return " in " + ConsideredLoan.HORIZON.toDays() + " days";
    }

    /** One that competes, with what it brings or takes before gas. */
    record Entry<T>(T one, TokenAmount counted) {}

    /** What became of it in simulation. */
    sealed interface Trial {

        /** It ran, for so many units of gas. */
        record Kept(long gas) implements Trial {}

        /** It did not. */
        record Broken(String reason) implements Trial {}
    }

    /** Writes what was found out on one that competes. */
    interface Stamp<T> {
        T on(T one, Optional<AfterGas> worth, Verdict verdict);
    }

    /** One that may be taken. */
    record Ranked<T>(T one, AfterGas worth) {}

    private record Failed<T>(T one, String reason) {}

    Contest(Measure measure, GasPrice price) {
        this.measure = measure;
        this.price = price;
    }

    /** Has all of them compete; {@code entries} in any order. Of equal ones the earlier comes first. */
    void run(List<Entry<T>> entries, Function<T, Trial> simulation) {
        List<Entry<T>> sorted = new ArrayList<>(entries);
        sorted.sort((one, other) -> measure.brings
                ? other.counted().compareTo(one.counted())
                : one.counted().compareTo(other.counted()));
        int tried = 0;
        for (Entry<T> entry : sorted) {
            AfterGas atBest = price.weigh(entry.counted(), measure.brings, 0);
            boolean hopeless =
                    !ranked.isEmpty() && !atBest.beats(ranked.getFirst().worth());
            if (hopeless && (tried >= TRIED_ANYWAY || !price.isKnown())) {
                untried.add(entry);
                continue;
            }
            tried++;
            switch (simulation.apply(entry.one())) {
                case Trial.Broken(String reason) ->
                    failed.add(new Failed<>(entry.one(), "it does not keep its promise in simulation: " + reason));
                case Trial.Kept(long gas)
                when gas <= 0 -> failed.add(new Failed<>(entry.one(), "the simulation does not say what gas it takes"));
                case Trial.Kept(long gas) ->
                    insert(new Ranked<>(entry.one(), price.weigh(entry.counted(), measure.brings, gas)));
            }
        }
    }

    private void insert(Ranked<T> one) {
        int place = ranked.size();
        while (place > 0 && one.worth().beats(ranked.get(place - 1).worth())) {
            place--;
        }
        ranked.add(place, one);
    }

    /** Those that may be taken, best first. */
    List<Ranked<T>> ranked() {
        return List.copyOf(ranked);
    }

    /** All of them with their verdicts: what failed in simulation, then what may be taken, best first, then {@code others}. */
    List<T> verdicts(Stamp<T> stamp, List<T> others) {
        return verdicts(0, ranked.isEmpty() ? "" : whyFirst(), stamp, others);
    }

    /** As above, where another than the first is taken for a reason that is not ours. */
    List<T> verdicts(int taken, String why, Stamp<T> stamp, List<T> others) {
        List<T> verdicts = new ArrayList<>();
        failed.forEach(one -> verdicts.add(stamp.on(one.one(), Optional.empty(), new Verdict.Refused(one.reason()))));
        for (int i = 0; i < ranked.size(); i++) {
            Ranked<T> one = ranked.get(i);
            Verdict verdict = i == taken
                    ? new Verdict.Chosen(why)
                    : new Verdict.Outbid(whyNot(one.worth(), ranked.get(taken).worth()));
            verdicts.add(stamp.on(one.one(), Optional.of(one.worth()), verdict));
        }
        untried.forEach(one -> verdicts.add(stamp.on(
                one.one(),
                Optional.empty(),
                new Verdict.Outbid(whyUntried(one.counted(), ranked.get(taken).worth())))));
        verdicts.addAll(others);
        return verdicts;
    }

    /** Why the first is taken, as a clause. */
    private String whyFirst() {
        AfterGas first = ranked.getFirst().worth();
        if (!price.isKnown()) {
            return measure.firstBeforeGas + "; gas is not weighed, as no venue here trades " + Token.ETH + " for "
                    + first.counted().token();
        }
        return measure.first;
    }

    /** Why {@code one} is not taken, as a clause: it is compared with the one that is. */
    private String whyNot(AfterGas one, AfterGas taken) {
        BigInteger more = one.counted().units().subtract(taken.counted().units());
        BigInteger moreGas = gas(one).subtract(gas(taken));
        String promise = measure.verb + " "
                + (more.signum() == 0
                        ? "just as much"
                        : shown(one, more) + (more.signum() > 0 ? " more" : " less") + measure.within);
        boolean better = measure.brings ? more.signum() > 0 : more.signum() < 0;
        boolean dearer = moreGas.signum() > 0;
        if (moreGas.signum() == 0) {
            return more.signum() == 0 && price.isKnown() ? promise + ", for the same gas" : promise;
        }
        String gas = shown(one, moreGas) + (dearer ? " more gas" : " less gas");
        if (dearer) {
            return promise + (better || more.signum() == 0 ? ", but costs " : ", and costs ") + gas;
        }
        return promise + ", for only " + gas;
    }

    /** Why one that was not tried could not have won. */
    private String whyUntried(TokenAmount counted, AfterGas taken) {
        if (counted.units().equals(taken.counted().units())) {
            return measure.verb + " just as much";
        }
        BigInteger more = counted.units().subtract(taken.counted().units());
        return measure.verb + " " + shown(taken, more) + (more.signum() > 0 ? " more" : " less") + measure.within
                + (price.isKnown() ? ", which no gas saved makes up for" : "");
    }

    private static BigInteger gas(AfterGas worth) {
        return worth.gas().map(TokenAmount::units).orElse(BigInteger.ZERO);
    }

    /** A difference for people, to four digits. */
    private static String shown(AfterGas like, BigInteger difference) {
        TokenAmount size = new TokenAmount(like.counted().token(), difference.abs());
        return size.wholeTokens().round(SHOWN).stripTrailingZeros().toPlainString() + " " + size.token();
    }
}
