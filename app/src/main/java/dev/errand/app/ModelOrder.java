package dev.errand.app;

import dev.errand.agent.AgentCard;
import dev.errand.engine.model.ModelRanking;
import dev.errand.engine.model.ModelSettings;
import dev.errand.registry.Match;
import dev.errand.registry.search.Hit;
import dev.errand.registry.search.Profile;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was found, as the chat model that the environment names would order it; as it was found where it names none. Only what is about
 * as near as the first is put in order, so that no description talks itself from afar to the top. Scores stay with the places.
 */
final class ModelOrder {

    /** The part that says where the model put an agent: 1 first, less further behind. */
    static final String MODEL = "model";

    /** Share of the first's score that an agent must have to be moved. */
    private static final double NEAR = 0.5;

    private final @Nullable Ranking ranking;

    /** As {@link ModelRanking#order}. */
    @FunctionalInterface
    interface Ranking {

        List<Integer> order(String request, List<String> found);
    }

    ModelOrder(@Nullable Ranking ranking) {
        this.ranking = ranking;
    }

    static ModelOrder ofEnvironment() {
        ModelSettings settings = Models.ofEnvironment();
        return new ModelOrder(settings == null ? null : ModelRanking.of(settings, InstantSource.system())::order);
    }

    /** How many to find where so many are wanted: a model may move up what comes later. */
    int toFind(int wanted) {
        return ranking == null ? wanted : Math.max(wanted, ModelRanking.MOST);
    }

    List<Match> matches(String text, List<Match> found) {
        return order(
                text,
                found,
                Match::score,
                match -> says(match.agent()),
                (match, score, place) -> new Match(match.agent(), score, with(match.parts(), place)));
    }

    List<Hit> hits(String text, List<Hit> found, Function<String, Profile> cards) {
        return order(
                text,
                found,
                Hit::score,
                hit -> says(cards.apply(hit.id())),
                (hit, score, place) -> new Hit(hit.id(), score, with(hit.parts(), place)));
    }

    /** The same thing at another place. */
    @FunctionalInterface
    private interface Moving<T> {

        T to(T found, double score, double place);
    }

    private <T> List<T> order(
            String text, List<T> found, ToDoubleFunction<T> score, Function<T, String> says, Moving<T> moving) {
        if (ranking == null || found.isEmpty()) {
            return found;
        }
        double least = NEAR * score.applyAsDouble(found.getFirst());
        List<T> near = found.stream()
                .limit(ModelRanking.MOST)
                .takeWhile(each -> score.applyAsDouble(each) >= least)
                .toList();
        List<Integer> order = ranking.order(text, near.stream().map(says).toList());
        List<T> ordered = new ArrayList<>();
        for (int place = 0; place < near.size(); place++) {
            ordered.add(moving.to(
                    near.get(order.get(place)),
                    score.applyAsDouble(near.get(place)),
                    (near.size() - place) / (double) near.size()));
        }
        ordered.addAll(found.subList(near.size(), found.size()));
        return ordered;
    }

    private static Map<String, Double> with(Map<String, Double> parts, double place) {
        Map<String, Double> more = new TreeMap<>(parts);
        more.put(MODEL, place);
        return more;
    }

    private static String says(Profile card) {
        return Stream.concat(
                        Stream.of(card.name() + ": " + card.description()),
                        card.skills().stream().map(skill -> skill.name() + ": " + skill.description()))
                .collect(Collectors.joining(". "));
    }

    private static String says(AgentCard card) {
        return Stream.concat(
                        Stream.of(card.name() + ": " + card.description()),
                        card.skills().stream().map(skill -> skill.name() + ": " + skill.description()))
                .collect(Collectors.joining(". "));
    }
}
