package dev.errand.registry.search;

import dev.errand.registry.search.Passage.Facet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A card with the meanings of its passages, and how far it is believed. */
record UnderstoodCard(Profile profile, Map<Facet, List<Meaning>> meanings, double claims) {

    /** Takes many in at once, so that what they share is embedded once and the rest side by side. */
    static List<UnderstoodCard> of(Collection<Profile> profiles, Encoder encoder) {
        Iterator<Map<Facet, List<Meaning>>> meanings = meanings(
                        profiles.stream().map(Passage::of).toList(), encoder::passages)
                .iterator();
        return profiles.stream()
                .map(profile -> new UnderstoodCard(profile, meanings.next(), Overclaim.factor(profile, encoder::looks)))
                .toList();
    }

    /** The meanings of each card's passages, in the cards' order. */
    static List<Map<Facet, List<Meaning>>> meanings(
            List<List<Passage>> passages, Function<List<String>, List<Meaning>> embedding) {
        Iterator<Meaning> encoded = embedding
                .apply(passages.stream()
                        .flatMap(List::stream)
                        .map(Passage::text)
                        .toList())
                .iterator();
        List<Map<Facet, List<Meaning>>> cards = new ArrayList<>();
        for (List<Passage> card : passages) {
            Map<Facet, List<Meaning>> meanings = new EnumMap<>(Facet.class);
            for (Passage passage : card) {
                meanings.computeIfAbsent(passage.facet(), facet -> new ArrayList<>())
                        .add(encoded.next());
            }
            cards.add(meanings);
        }
        return cards;
    }
}
