package dev.errand.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.errand.registry.search.AgentIndex;
import dev.errand.registry.search.Hit;
import dev.errand.registry.search.PerturbedIndex;
import dev.errand.registry.search.Profile;
import dev.errand.registry.search.Query;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Search over 6,103 cards, as many as the source counts live agents, with real embeddings, and over more made of them. Embeddings
 * are kept in {@code .errand/bench-embeddings.db}; the first run makes them in some minutes. The embedding of the query is
 * measured by itself.
 */
final class MatchBenchmark implements Benchmark {

    private static final int CARDS = 6_103;
    private static final int BATCH = 10_000;
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
        return "search by words and meaning over 6,103, 100,000 and 1,000,000 cards (about 3 minutes, 5 GB of temporary files)";
    }

    @Override
    public void run(Report report) {
        Path cache = Path.of(System.getProperty("errand.root", "."), ".errand", "bench-embeddings.db");
        List<Profile> real = cards();
        measure(report, AgentIndex.withCache(cache), real.size(), real::get);
        report.remark(
                "100,000 cards, each of passages drawn from those of the 6,103: their embeddings are real, the cards are not");
        List<Profile> mixed = mixed(real);
        measure(report, AgentIndex.withCache(cache), mixed.size(), mixed::get);
        report.remark("1,000,000 copies of the 6,103, each embedding turned to a cosine of .8 to .98 to its own");
        measure(report, PerturbedIndex.withCache(cache), 1_000_000, number -> copy(real.get(number % CARDS), number));
    }

    private static void measure(Report report, AgentIndex empty, int count, IntFunction<Profile> cards) {
        String name = "match." + count + ".";
        try (AgentIndex index = empty) {
            long start = System.nanoTime();
            for (int from = 0; from < count; from += BATCH) {
                index.put(IntStream.range(from, Math.min(count, from + BATCH))
                        .mapToObj(cards)
                        .toList());
            }
            report.figure(name + "load", (System.nanoTime() - start) / 1e9, "s");
            List<String> texts =
                    TRADES.stream().map(trade -> "who " + trade + " near me").toList();
            start = System.nanoTime();
            List<Query> queries = texts.stream().map(index::understand).toList();
            if (count == CARDS) {
                report.figure("match.understand", (System.nanoTime() - start) / 1e6 / texts.size(), "ms");
            }
            double[] millis = times(report, name, index, queries, count <= CARDS ? 20 : 4);
            report.figure(name + "p50", millis[millis.length / 2], "ms");
            report.figure(name + "p99", millis[millis.length * 99 / 100], "ms");
            report.figure(name + "recall@10", recall(index, queries), "");
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            report.figure(name + "heap", (runtime.totalMemory() - runtime.freeMemory()) / 1e6, "MB");
        }
    }

    /** Times of single searches, ascending; reports their processor time as well, which others on the machine do not change. */
    private static double[] times(Report report, String name, AgentIndex index, List<Query> queries, int rounds) {
        int warming = Math.max(rounds / 2, 3);
        double[] millis = new double[rounds * queries.size()];
        long cpu = 0;
        for (int round = -warming; round < rounds; round++) {
            if (round == 0) {
                cpu = processNanos();
            }
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
        report.figure(name + "processor", (processNanos() - cpu) / 1e6 / millis.length, "ms");
        Arrays.sort(millis);
        return millis;
    }

    private static long processNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** The share of the ten best that are found when not all cards are compared by all that they say. */
    private static double recall(AgentIndex index, List<Query> queries) {
        int found = 0;
        List<Query> some = queries.subList(0, Math.min(queries.size(), index.size() > 500_000 ? 10 : 40));
        for (Query query : some) {
            Set<String> exact = new HashSet<>();
            index.search(query, index.size(), id -> true).stream().limit(FOUND).forEach(hit -> exact.add(hit.id()));
            found += (int) index.search(query, FOUND, id -> true).stream()
                    .filter(hit -> exact.contains(hit.id()))
                    .count();
        }
        return found / (double) (some.size() * FOUND);
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

    private static List<Profile> mixed(List<Profile> real) {
        Random random = new Random(1);
        List<Profile> mixed = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            Profile base = real.get(random.nextInt(real.size()));
            Profile.Skill skill = real.get(random.nextInt(real.size())).skills().getFirst();
            Profile.Skill other = real.get(random.nextInt(real.size())).skills().getFirst();
            mixed.add(new Profile(
                    "card" + i,
                    base.name(),
                    base.description(),
                    List.of(new Profile.Skill(skill.name(), skill.description(), skill.tags(), other.examples()))));
        }
        return mixed;
    }

    private static Profile copy(Profile parent, int number) {
        Profile.Skill skill = parent.skills().getFirst();
        String mark = " #" + number;
        return new Profile(
                "card" + number,
                parent.name(),
                parent.description() + mark,
                List.of(new Profile.Skill(
                        skill.name(),
                        skill.description() + mark,
                        skill.tags(),
                        List.of(skill.examples().getFirst() + mark))));
    }
}
