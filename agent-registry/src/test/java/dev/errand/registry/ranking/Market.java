package dev.errand.registry.ranking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The reputation benchmark: 200 agents, 5,000 jobs, true success from Beta(2,2). 30 % claim .4 more than the truth; a ring of 40 rates
 * itself, by words and by real payments in a circle; 10 % die, 10 % rejoin under new names; a new honest agent comes every 50 jobs.
 * Nobody knows who is dead until a job fails.
 */
final class Market {

    static final int AGENTS = 200;
    static final int JOBS = 5_000;
    private static final int LIARS = 60;
    private static final int RING = 40;
    private static final int DYING = 20;
    private static final int REJOINING = 20;
    private static final int NEWCOMER_EVERY = 50;
    private static final int CLIENTS = 50;
    private static final Duration BETWEEN = Duration.ofMinutes(10);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** @param regret sum over the jobs of how much less often the chosen agent succeeds than the best that is alive
     *     @param slowestStart most jobs that a new honest agent waited for its first */
    record Outcome(double regret, int slowestStart) {}

    private static final class Seller {
        private final String id;
        private final double truth;
        private final double claim;
        private final boolean inRing;
        private final boolean newAndHonest;
        private final int born;
        private int dies = Integer.MAX_VALUE;
        private int leaves = Integer.MAX_VALUE;
        private int firstJob = -1;
        private int praise;

        private Seller(String id, double truth, double claim, boolean inRing, boolean newAndHonest, int born) {
            this.id = id;
            this.truth = truth;
            this.claim = claim;
            this.inRing = inRing;
            this.newAndHonest = newAndHonest;
            this.born = born;
        }
    }

    private final Random random;
    private final List<Seller> sellers = new ArrayList<>();
    private final Reputation reputation;
    private final Ranking ranking;
    private int proofs;

    Market(long seed, Weights weights) {
        this.random = new Random(seed);
        this.reputation = new Reputation(weights);
        this.ranking = new Ranking(weights);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        for (int i = 0; i < AGENTS; i++) {
            double truth = beta22();
            double claim = order.get(i) < LIARS ? Math.min(1, truth + 0.4) : truth;
            sellers.add(new Seller("a" + i, truth, claim, false, false, 0));
        }
        Collections.shuffle(order, random);
        for (int i = 0; i < RING; i++) {
            Seller old = sellers.get(order.get(i));
            sellers.set(order.get(i), new Seller(old.id, old.truth, old.claim, true, false, 0));
        }
        Collections.shuffle(order, random);
        for (int i = 0; i < DYING; i++) {
            sellers.get(order.get(i)).dies = random.nextInt(JOBS);
        }
        for (int i = DYING; i < DYING + REJOINING; i++) {
            sellers.get(order.get(i)).leaves = random.nextInt(JOBS);
        }
    }

    /** The median of three uniform numbers is Beta(2,2). */
    private double beta22() {
        double a = random.nextDouble();
        double b = random.nextDouble();
        double c = random.nextDouble();
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /** Runs all jobs; by counts of praise if {@code raw}, by proven executions otherwise. */
    Outcome run(boolean raw) {
        double regret = 0;
        Map<String, Standing> standings = new HashMap<>();
        for (int job = 0; job < JOBS; job++) {
            int now = job;
            change(now);
            List<Seller> here = sellers.stream()
                    .filter(s -> s.born <= now && s.leaves > now)
                    .toList();
            Instant at = START.plus(BETWEEN.multipliedBy(now));
            Seller chosen = raw ? mostPraised(here) : best(here, at, now, standings);
            double truth = chosen.dies > now ? chosen.truth : 0;
            double oracle = here.stream()
                    .filter(s -> s.dies > now)
                    .mapToDouble(s -> s.truth)
                    .max()
                    .orElseThrow();
            regret += oracle - truth;
            if (chosen.firstJob < 0) {
                chosen.firstJob = now;
            }
            boolean succeeded = random.nextDouble() < truth;
            chosen.praise += succeeded ? 1 : 0;
            pay("client " + random.nextInt(CLIENTS), chosen.id, succeeded, at);
            standings.put(chosen.id, reputation.standing(chosen.id, at));
        }
        int slowest = sellers.stream()
                .filter(s -> s.newAndHonest && s.born <= JOBS - 100)
                .mapToInt(s -> (s.firstJob < 0 ? JOBS : s.firstJob) - s.born)
                .max()
                .orElse(0);
        return new Outcome(regret, slowest);
    }

    private void change(int job) {
        List<Seller> ring = new ArrayList<>();
        for (Seller seller : List.copyOf(sellers)) {
            if (seller.leaves == job) {
                sellers.add(new Seller(seller.id + " again", seller.truth, seller.claim, seller.inRing, false, job));
            }
            if (seller.inRing && seller.leaves > job) {
                seller.praise++;
                ring.add(seller);
            }
        }
        if (job % NEWCOMER_EVERY == 0 && job > 0) {
            double truth = beta22();
            sellers.add(new Seller("n" + job, truth, truth, false, true, job));
        }
        // real money, round in a circle: each pays the next
        Instant at = START.plus(BETWEEN.multipliedBy(job));
        for (int i = 0; i < ring.size(); i++) {
            pay(ring.get(i).id, ring.get((i + 1) % ring.size()).id, true, at);
        }
    }

    private void pay(String client, String agent, boolean succeeded, Instant at) {
        reputation.record(new Execution("p" + proofs++, client, agent, agent, succeeded, at));
    }

    private static Seller mostPraised(List<Seller> here) {
        Seller best = here.getFirst();
        for (Seller seller : here) {
            if (seller.praise > best.praise || (seller.praise == best.praise && seller.claim > best.claim)) {
                best = seller;
            }
        }
        return best;
    }

    private Seller best(List<Seller> here, Instant now, int job, Map<String, Standing> standings) {
        List<Candidate> candidates = here.stream()
                .map(s -> Candidate.of(
                        s.id,
                        1,
                        // asked anew each time for those whose standing a circle could have changed
                        s.inRing ? reputation.standing(s.id, now) : standings.getOrDefault(s.id, Standing.UNTRIED),
                        START.plus(BETWEEN.multipliedBy(s.born))))
                .toList();
        String chosen = ranking.choose(candidates, job).orElseThrow();
        return here.stream().filter(s -> s.id.equals(chosen)).findFirst().orElseThrow();
    }
}
