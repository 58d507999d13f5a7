package dev.errand.registry.search;

import dev.errand.registry.search.Passage.Facet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A card with the meanings of its passages, and how far it is believed. */
record UnderstoodCard(Profile profile, Map<Facet, List<Meaning>> meanings, double claims) {

    /** Takes many in at once, so that what they share is embedded once and the rest side by side. */
    static List<UnderstoodCard> of(Collection<Profile> profiles, Encoder encoder) {
        List<String> texts = profiles.stream()
                .flatMap(profile -> Passage.of(profile).stream())
                .map(Passage::text)
                .toList();
        Iterator<Meaning> meanings = encoder.passages(texts).iterator();
        return profiles.stream().map(profile -> of(profile, meanings, encoder)).toList();
    }

    private static UnderstoodCard of(Profile profile, Iterator<Meaning> encoded, Encoder encoder) {
        Map<Facet, List<Meaning>> meanings = new EnumMap<>(Facet.class);
        for (Passage passage : Passage.of(profile)) {
            meanings.computeIfAbsent(passage.facet(), facet -> new ArrayList<>())
                    .add(encoded.next());
        }
        return new UnderstoodCard(profile, meanings, Overclaim.factor(profile, encoder::passages));
    }
}
