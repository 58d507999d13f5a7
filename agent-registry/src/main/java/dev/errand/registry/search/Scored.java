package dev.errand.registry.search;

import dev.errand.registry.search.CardShelf.Compared;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A card and how well it fits; a card that claims too much is held down in both parts, so that the score is still made of them. */
record Scored(String id, double score, double text, double vector) {

    private static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::id);

    /** @param share of the request's words that the card has */
    static Scored of(Compared card, double share, Fusion fusion) {
        return of(card.id(), share, card.nearness(), card.claims(), fusion);
    }

    static Scored of(String id, double share, double nearness, double claims, Fusion fusion) {
        double text = share * Math.sqrt(claims);
        double vector = Fusion.squash(nearness) * claims;
        return new Scored(id, fusion.score(text, vector), text, vector);
    }

    static List<Hit> best(Scored[] cards, int limit) {
        Arrays.sort(cards, BEST_FIRST);
        return Arrays.stream(cards).limit(limit).map(Scored::hit).toList();
    }

    private Hit hit() {
        return new Hit(id, score, Map.of(Hit.TEXT, text, Hit.VECTOR, vector));
    }
}
