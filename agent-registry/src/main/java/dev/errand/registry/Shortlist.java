package dev.errand.registry;

import dev.errand.agent.AgentCard;
import dev.errand.agent.Price;
import dev.errand.agent.Skill;
import dev.errand.registry.ranking.Candidate;
import dev.errand.registry.ranking.Ranking;
import dev.errand.registry.ranking.Standing;
import dev.errand.registry.ranking.Weights;
import dev.errand.registry.search.Hit;
import dev.errand.value.Address;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Orders agents that search found by what decides for a machine: whether a skill takes the arguments, whether the agent is alive,
 * what it asks for, how fast it answers, what is proven of it. What is not known of an agent counts neither for nor against it.
 *
 * @param arguments of the plan, as JSON; empty if they are not known yet
 * @param signs of life, as {@link Probe} found them
 * @param standing what is proven of an agent
 */
public record Shortlist(
        Optional<String> arguments, Map<Address, Probe.Sign> signs, Function<AgentCard, Standing> standing) {

    /** Copies the signs. */
    public Shortlist {
        signs = Map.copyOf(signs);
    }

    /** Orders by what the cards say alone, for agents that nobody tried. */
    public static Shortlist byCards(Optional<String> arguments) {
        return new Shortlist(arguments, Map.of(), card -> Standing.UNTRIED);
    }

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

    private Candidate candidate(Match match, Optional<String> currency) {
        AgentCard card = match.agent();
        Probe.@Nullable Sign sign = signs.get(card.address());
        Optional<BigDecimal> price = price(card)
                .filter(asked -> currency.filter(asked.currency()::equals).isPresent())
                .map(Price::amount);
        Optional<Duration> latency =
                sign instanceof Probe.Sign.Alive(Duration took) ? Optional.of(took) : Optional.empty();
        return new Candidate(
                card.address().toString(),
                match.score(),
                standing.apply(card),
                Instant.EPOCH,
                price,
                latency,
                Optional.ofNullable(sign).map(Probe.Sign.Alive.class::isInstance),
                Optional.empty(),
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
