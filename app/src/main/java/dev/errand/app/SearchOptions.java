package dev.errand.app;

import dev.errand.agent.AgentCard;
import dev.errand.agent.Price;
import dev.errand.registry.Evidence;
import dev.errand.registry.Match;
import dev.errand.registry.Probe;
import dev.errand.registry.Shortlist;
import dev.errand.registry.StoredAgentRegistry;
import dev.errand.value.Address;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a search of the registry can be narrowed by; the same wherever agents are sought. */
final class SearchOptions {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** So many of the nearest are judged by more than their nearness. */
    private static final int JUDGED = 50;

    @Option(names = "--offset", paramLabel = "N", description = "pass over so many")
    private int offset;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many agents (default: ${DEFAULT-VALUE})")
    private int limit = 10;

    @Option(names = "--capability", paramLabel = "NAME", description = "only agents that serve this kind of order")
    private @Nullable String capability;

    @Option(
            names = "--max-price",
            paramLabel = "PRICE",
            description =
                    "only agents that ask for no more, as in \"0.05 USDC\"; those that name no price are left out")
    private @Nullable String maxPrice;

    @Option(
            names = "--arguments",
            paramLabel = "JSON",
            description = "what the agent is to be asked with; agents whose skills do not take it come last")
    private @Nullable String arguments;

    @Option(
            names = "--alive",
            description = "ask the agents found for their cards, and leave out those that do not answer")
    private boolean alive;

    /** How many are wanted at most. */
    int limit() {
        if (limit < 1) {
            throw new CommandFailure("--limit " + limit + " leaves nothing; it must be 1 or more");
        }
        return limit;
    }

    /** How many are passed over. */
    int offset() {
        if (offset < 0) {
            throw new CommandFailure("--offset " + offset + " must be 0 or more");
        }
        return offset;
    }

    /** Whether anything was chosen that only registered cards can be judged by. */
    boolean narrowsRegistered() {
        return capability != null || maxPrice != null || arguments != null || alive;
    }

    List<Match> search(StoredAgentRegistry registry, String text) {
        Optional<String> plan = Optional.ofNullable(arguments).map(SearchOptions::json);
        int most = Math.max(JUDGED, Math.addExact(offset(), limit()));
        List<Match> found = registry.search(text, 0, most, filter());
        Evidence evidence = Evidence.NONE
                .withStanding(registry.trackRecord()::standing)
                .withSince(card -> registry.since(card.address()).orElse(Instant.EPOCH));
        if (alive) {
            Map<Address, Probe.Sign> asked =
                    ask(found.stream().map(Match::agent).toList());
            evidence = evidence.withSign(card -> Optional.ofNullable(asked.get(card.address())));
            found = found.stream()
                    .filter(match -> asked.get(match.agent().address()) instanceof Probe.Sign.Alive)
                    .toList();
        }
        List<Match> ordered = new Shortlist(plan, evidence).order(found);
        return ModelOrder.ofEnvironment().matches(text, ordered).stream()
                .skip(offset)
                .limit(limit())
                .toList();
    }

    private static String json(String arguments) {
        try {
            JSON.readTree(arguments);
            return arguments;
        } catch (JacksonException e) {
            throw new CommandFailure(
                    "--arguments is not JSON; it takes what the agent is asked with, as in '{\"text\": \"hello\"}'");
        }
    }

    private static Map<Address, Probe.Sign> ask(List<AgentCard> cards) {
        try (Probe probe = new Probe(Probe.TIMEOUT)) {
            return probe.ask(cards);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted while agents were asked");
        }
    }

    private Predicate<AgentCard> filter() {
        Predicate<AgentCard> filter = card -> capability == null || card.offers(capability);
        if (maxPrice == null) {
            return filter;
        }
        Price most;
        try {
            most = Price.parse(maxPrice);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("--max-price: " + e.getMessage());
        }
        return filter.and(card -> Shortlist.price(card)
                .filter(price -> price.currency().equals(most.currency())
                        && price.per().equals(most.per())
                        && price.amount().compareTo(most.amount()) <= 0)
                .isPresent());
    }
}
