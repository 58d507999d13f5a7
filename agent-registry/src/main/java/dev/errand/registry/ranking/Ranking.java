package dev.errand.registry.ranking;

import dev.errand.registry.search.Hit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Orders candidates for a machine. The score is the fit, times the weighed mean of what is known of success, price, latency and
 * stake. An agent that is dead or does not take the arguments scores 0: it cannot do the job. Stateless and thread-safe.
 */
public final class Ranking {

    private final Weights weights;

    /** With these weights. */
    public Ranking(Weights weights) {
        this.weights = weights;
    }

    /** All candidates, best first, with the parts {@code success price latency alive schema stake} as far as they apply. */
    public List<Hit> rank(Collection<Candidate> candidates) {
        Optional<BigDecimal> cheapest =
                candidates.stream().flatMap(c -> c.price().stream()).min(Comparator.naturalOrder());
        Optional<Duration> quickest =
                candidates.stream().flatMap(c -> c.latency().stream()).min(Comparator.naturalOrder());
        Optional<BigDecimal> highest =
                candidates.stream().flatMap(c -> c.stake().stream()).max(Comparator.naturalOrder());
        return candidates.stream()
                .map(candidate -> hit(candidate, cheapest, quickest, highest))
                .sorted(Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::id))
                .toList();
    }

    /**
     * Who gets the next job: the best, but of every so many jobs one goes to the latest arrival that nobody tried, so that the good
     * among the new are found. Who floods the registry with new names gets no more than those few jobs.
     *
     * @param job how many jobs of this kind there were before
     * @return empty if no candidate can do the job
     */
    public Optional<String> choose(Collection<Candidate> candidates, long job) {
        if (job % weights.newcomerEvery() == weights.newcomerEvery() - 1) {
            Optional<String> newcomer = candidates.stream()
                    .filter(candidate -> candidate.standing().untried() && isAble(candidate))
                    .max(Comparator.comparing(Candidate::registeredAt)
                            .thenComparing(Candidate::id, Comparator.reverseOrder()))
                    .map(Candidate::id);
            if (newcomer.isPresent()) {
                return newcomer;
            }
        }
        return rank(candidates).stream()
                .findFirst()
                .filter(best -> best.score() > 0)
                .map(Hit::id);
    }

    private static boolean isAble(Candidate candidate) {
        return candidate.alive().orElse(true) && candidate.schemaAccepts().orElse(true) && candidate.match() > 0;
    }

    private Hit hit(
            Candidate candidate,
            Optional<BigDecimal> cheapest,
            Optional<Duration> quickest,
            Optional<BigDecimal> highest) {
        Map<String, Double> parts = new TreeMap<>();
        double success = candidate.standing().success(weights);
        parts.put("success", success);
        candidate.price().ifPresent(price -> parts.put("price", ratio(cheapest.orElse(price), price)));
        candidate.latency().ifPresent(latency -> parts.put("latency", ratio(quickest.orElse(latency), latency)));
        candidate.stake().ifPresent(stake -> parts.put("stake", ratio(stake, highest.orElse(stake))));
        double sum = 0;
        double all = 0;
        for (Map.Entry<String, Double> weight : Map.of(
                        "success", weights.success(),
                        "price", weights.price(),
                        "latency", weights.latency(),
                        "stake", weights.stake())
                .entrySet()) {
            Double part = parts.get(weight.getKey());
            if (part != null) {
                sum += weight.getValue() * part;
                all += weight.getValue();
            }
        }
        candidate.alive().ifPresent(alive -> parts.put("alive", alive ? 1.0 : 0.0));
        candidate.schemaAccepts().ifPresent(accepts -> parts.put("schema", accepts ? 1.0 : 0.0));
        return new Hit(candidate.id(), isAble(candidate) ? candidate.match() * sum / all : 0, parts);
    }

    private static double ratio(BigDecimal small, BigDecimal large) {
        return large.signum() == 0 ? 1 : Math.min(1, small.doubleValue() / large.doubleValue());
    }

    private static double ratio(Duration small, Duration large) {
        return large.isZero() ? 1 : Math.min(1, small.toNanos() / (double) large.toNanos());
    }
}
