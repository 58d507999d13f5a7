package dev.errand.registry.search;

import dev.errand.registry.search.Passage.Facet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A card as the index holds it: the meanings of its passages, and how far it is believed. */
record IndexedCard(String id, Map<Facet, List<Meaning>> meanings, Sketch sketch, double claims) {

    /** Takes many in at once, so that what they share is embedded once and the rest side by side. */
    static List<IndexedCard> of(Collection<Profile> profiles, Encoder encoder) {
        List<String> texts = profiles.stream()
                .flatMap(profile -> Passage.of(profile).stream())
                .map(Passage::text)
                .toList();
        Iterator<Meaning> meanings = encoder.passages(texts).iterator();
        return profiles.stream().map(profile -> of(profile, meanings, encoder)).toList();
    }

    private static IndexedCard of(Profile profile, Iterator<Meaning> encoded, Encoder encoder) {
        Map<Facet, List<Meaning>> meanings = new EnumMap<>(Facet.class);
        for (Passage passage : Passage.of(profile)) {
            meanings.computeIfAbsent(passage.facet(), facet -> new ArrayList<>())
                    .add(encoded.next());
        }
        return new IndexedCard(
                profile.id(), meanings, Sketch.of(meanings.values()), Overclaim.factor(profile, encoder::passages));
    }

    /** Mean over the facets that the card has of the nearest passage in each, in deviations. */
    double nearness(Meaning query) {
        return meanings.values().stream()
                .mapToDouble(facet -> facet.stream()
                        .mapToDouble(passage -> ModelEncoder.nearness(query, passage))
                        .max()
                        .orElse(0))
                .average()
                .orElse(Double.NEGATIVE_INFINITY);
    }
}
