package dev.errand.registry;

import dev.errand.agent.AgentCard;
import dev.errand.agent.Price;
import dev.errand.agent.Skill;
import dev.errand.registry.ranking.Candidate;
import dev.errand.registry.ranking.Ranking;
import dev.errand.registry.ranking.Weights;
import dev.errand.registry.search.Hit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Orders agents that search found by what decides for a machine: whether a skill takes the arguments, whether the agent is alive,
 * what it asks for, how fast it answers, what is proven of it, what it stakes. What is not known of an agent counts neither for nor
 * against it.
 *
 * @param arguments of the plan, as JSON; empty if they are not known yet
 */
public record Shortlist(Optional<String> arguments, Evidence evidence) {

    /** All of them, best first; their parts are those of the search and those of {@link Ranking} that apply. */
    public List<Match> order(List<Match> found) {
        Optional<String> currency = found.stream()
                .flatMap(match -> price(match.agent()).stream())
                .map(Price::currency)
                .findFirst(); // of the nearest that says a price: amounts of others do not compare
        Map<String, Match> byId = new LinkedHashMap<>();
        found.forEach(match -> byId.put(match.agent().address().toString(), match));
        List<Hit> ranked = new Ranking(Weights.STANDARD)
                .rank(byId.values().stream()
                        .map(match -> candidate(match, currency))
                        .toList());
        return ranked.stream()
                .map(hit -> {
                    Match match = Objects.requireNonNull(byId.get(hit.id()));
                    Map<String, Double> parts = new TreeMap<>(match.parts());
                    parts.putAll(hit.parts());
                    return new Match(match.agent(), hit.score(), parts);
                })
                .toList();
    }

    /**
     * Whom to ask: the best that can do the job. Where there are more than may be asked, the last places are for the latest that
     * nobody tried, one in {@link Weights#newcomerEvery} and at least one, so that the good among the new are found.
     *
     * @param most at most so many, at least 1
     */
    public List<Match> pick(List<Match> found, int most) {
        List<Match> able =
                order(found).stream().filter(match -> match.score() > 0).toList();
        int places = Math.max(1, most / Weights.STANDARD.newcomerEvery());
        if (able.size() <= most || most <= places) {
            return able.subList(0, Math.min(most, able.size()));
        }
        List<Match> best = able.subList(0, most - places);
        Stream<Match> newcomers = able.stream()
                .skip(best.size())
                .filter(match -> evidence.standing().apply(match.agent()).untried())
                .sorted(Comparator.comparing((Match match) -> evidence.since().apply(match.agent()))
                        .reversed());
        return Stream.of(best.stream(), newcomers, able.stream().skip(best.size()))
                .flatMap(each -> each)
                .distinct()
                .limit(most)
                .toList();
    }

    private Candidate candidate(Match match, Optional<String> currency) {
        AgentCard card = match.agent();
        Optional<Probe.Sign> sign = evidence.sign().apply(card);
        Optional<BigDecimal> price = price(card)
                .filter(asked -> currency.filter(asked.currency()::equals).isPresent())
                .map(Price::amount);
        Optional<Duration> latency = sign.flatMap(
                seen -> seen instanceof Probe.Sign.Alive(Duration took) ? Optional.of(took) : Optional.empty());
        return new Candidate(
                card.address().toString(),
                match.score(),
                evidence.standing().apply(card),
                evidence.since().apply(card),
                price,
                latency,
                sign.map(seen -> !(seen instanceof Probe.Sign.Dead)),
                evidence.stake().apply(card),
                accepts(card));
    }

    /** Whether any skill takes the arguments; empty if they are not known, or the card does not say what it takes. */
    private Optional<Boolean> accepts(AgentCard card) {
        if (arguments.isEmpty()
                || card.skills().stream().allMatch(skill -> skill.request().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(card.skills().stream()
                .flatMap(skill -> skill.request().stream())
                .anyMatch(schema -> schema.objection(arguments.get()).isEmpty()));
    }

    /** The least that any skill of the card asks for. */
    public static Optional<Price> price(AgentCard card) {
        return card.skills().stream()
                .map(Skill::price)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Price::amount));
    }
}
