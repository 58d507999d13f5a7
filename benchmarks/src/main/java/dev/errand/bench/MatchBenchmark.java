package dev.errand.bench;

import dev.errand.registry.search.AgentIndex;
import dev.errand.registry.search.Hit;
import dev.errand.registry.search.Profile;
import dev.errand.registry.search.Query;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Search over 6,103 cards, as many as the source counts live agents, with real embeddings. They are kept in
 * {@code .errand/bench-embeddings.db}; the first run makes them in some minutes.
 */
final class MatchBenchmark implements Benchmark {

    private static final int CARDS = 6_103;
    private static final int ROUNDS = 20;
    private static final int FOUND = 10;

    private static final List<String> TRADES = List.of(
            "translates letters",
            "books flights",
            "repairs bicycles",
            "prepares tax returns",
            "teaches piano",
            "tracks parcels",
            "designs logos",
            "walks dogs",
            "swaps tokens",
            "lends stablecoins",
            "audits smart contracts",
            "plans weddings",
            "cooks vegan meals",
            "rents graphics cards",
            "transcribes interviews",
            "finds flats",
            "writes speeches",
            "forecasts rain",
            "compares insurance",
            "drafts contracts",
            "tutors mathematics",
            "edits podcasts",
            "restores photographs",
            "monitors websites",
            "screens applicants",
            "sells used furniture",
            "charts sales",
            "reviews code",
            "recommends novels",
            "finds charging stations",
            "books dentists",
            "answers tenants' questions",
            "labels images",
            "renders animations",
            "sizes solar panels",
            "routes delivery vans",
            "checks facts",
            "makes quizzes",
            "builds family trees",
            "reads scanned invoices");

    private static final List<String> PLACES = List.of(
            "Lisbon", "Oslo", "Nairobi", "Lima", "Osaka", "Quebec", "Tallinn", "Hanoi", "Cairo", "Perth", "Zagreb",
            "Dakar", "Bergen");

    private static final List<String> STYLES = List.of(
            "for families",
            "for small companies",
            "at night",
            "for students",
            "by subscription",
            "within an hour",
            "for farmers",
            "for musicians",
            "on weekends",
            "for hospitals",
            "for tourists",
            "in bulk");

    @Override
    public String name() {
        return "match";
    }

    @Override
    public String about() {
        return "search by words and meaning over " + CARDS + " cards with real embeddings";
    }

    @Override
    public void run(Report report) {
        Path cache = Path.of(System.getProperty("errand.root", "."), ".errand", "bench-embeddings.db");
        try (AgentIndex index = AgentIndex.withCache(cache)) {
            long start = System.nanoTime();
            index.put(cards());
            report.figure("match.6103.load", (System.nanoTime() - start) / 1e9, "s");
            List<String> texts =
                    TRADES.stream().map(trade -> "who " + trade + " near me").toList();
            start = System.nanoTime();
            List<Query> queries = texts.stream().map(index::understand).toList();
            report.figure("match.understand", (System.nanoTime() - start) / 1e6 / texts.size(), "ms");
            report.figure("match.6103.recall@10", recall(index, queries), "");
            double[] millis = times(index, queries);
            report.figure("match.6103.p50", millis[millis.length / 2], "ms");
            report.figure("match.6103.p99", millis[millis.length * 99 / 100], "ms");
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            report.figure("match.6103.heap", (runtime.totalMemory() - runtime.freeMemory()) / 1e6, "MB");
        }
    }

    private static double[] times(AgentIndex index, List<Query> queries) {
        double[] millis = new double[ROUNDS * queries.size()];
        for (int round = -ROUNDS / 2; round < ROUNDS; round++) { // the first rounds warm up
            for (int i = 0; i < queries.size(); i++) {
                long start = System.nanoTime();
                List<Hit> hits = index.search(queries.get(i), FOUND, id -> true);
                double took = (System.nanoTime() - start) / 1e6;
                if (hits.size() != FOUND) {
                    throw new IllegalStateException(hits.size() + " hits");
                }
                if (round >= 0) {
                    millis[round * queries.size() + i] = took;
                }
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    /** The share of the ten best that are found when not all cards are compared by all that they say. */
    private static double recall(AgentIndex index, List<Query> queries) {
        int found = 0;
        for (Query query : queries) {
            Set<String> exact = new HashSet<>();
            index.search(query, CARDS, id -> true).stream().limit(FOUND).forEach(hit -> exact.add(hit.id()));
            found += (int) index.search(query, FOUND, id -> true).stream()
                    .filter(hit -> exact.contains(hit.id()))
                    .count();
        }
        return found / (double) (queries.size() * FOUND);
    }

    private static List<Profile> cards() {
        List<Profile> cards = new ArrayList<>();
        for (int i = 0; i < CARDS; i++) {
            String trade = TRADES.get(i % TRADES.size());
            String place = PLACES.get(i / TRADES.size() % PLACES.size());
            String style = STYLES.get(i / TRADES.size() / PLACES.size() % STYLES.size());
            cards.add(new Profile(
                    "card" + i,
                    "Agent " + i,
                    "An agent that " + trade + " in " + place + " " + style + ".",
                    List.of(new Profile.Skill(
                            trade,
                            "It " + trade + " " + style + ".",
                            List.of(place),
                            List.of("who " + trade + " in " + place)))));
        }
        return cards;
    }
}
