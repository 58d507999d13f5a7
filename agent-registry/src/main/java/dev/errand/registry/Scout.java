package dev.errand.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds whom to ask: the registry says who there is and how near each is to what is wanted, {@link Shortlist} who of them is asked.
 * Each result carries its breakdown. Thread-safe.
 */
public final class Scout {

    /** So many of the nearest are judged by more than their nearness. */
    private static final int JUDGED = 50;

    private static final double AS_NEAR = 0.7;

    private final AgentRegistry registry;
    private final Evidence evidence;

    /** One that searches this registry. */
    public Scout(AgentRegistry registry, Evidence evidence) {
        this.registry = registry;
        this.evidence = evidence;
    }

    /**
     * Agents for an order of exactly this capability. Who serves the very kind of order fits at least half, whatever the words.
     *
     * @param text what the user said
     * @param arguments the order as JSON; an agent whose schema does not take it is left out
     * @param most at most so many
     */
    public List<Match> forOrder(String capability, String text, String arguments, int most) {
        List<Match> found = registry.search(text, 0, Math.max(JUDGED, most), card -> card.offers(capability)).stream()
                .map(match -> new Match(match.agent(), (1 + match.score()) / 2, match.parts()))
                .toList();
        return new Shortlist(Optional.of(arguments), evidence).pick(found, most);
    }

    /** The agents nearest to a text, by nearness alone. */
    public List<Match> near(String text, int most) {
        return registry.search(text, most);
    }

    /**
     * Those of the found that take the arguments and are not known to be dead; at most so many. The best of those that are about as
     * near as the nearest come first: who is far less near does something else, however good it is at that.
     *
     * @param found by {@link #near}
     */
    public List<Match> forService(List<Match> found, String arguments, int most) {
        double bar = AS_NEAR * found.stream().mapToDouble(Match::score).max().orElse(0);
        Shortlist shortlist = new Shortlist(Optional.of(arguments), evidence);
        List<Match> near = found.stream().filter(match -> match.score() >= bar).toList();
        List<Match> farther =
                found.stream().filter(match -> match.score() < bar).toList();
        return Stream.of(near, farther)
                .flatMap(matches -> shortlist.pick(matches, most).stream())
                .limit(most)
                .toList();
    }
}
