package dev.errand.registry.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a card that is compared with a query as a whole.
 *
 * <p>A card is as near as its description, its best skill and its best example are on average. The best, not the sum: a card with
 * more skills or more examples is not nearer for having more.
 */
record Passage(Facet facet, String text) {

    /** What kinds of passages a card has. */
    enum Facet {
        DESCRIPTION(0),
        SKILL(1),
        EXAMPLE(2);

        private final int number;

        Facet(int number) {
            this.number = number;
        }

        /** From 0 on. */
        int number() {
            return number;
        }
    }

    /** Longest text that is read of one passage, in characters; the models read some hundred words at most. */
    static final int MAX_TEXT = 1_000;

    /** Longest text that is looked at of a card. */
    private static final int MAX_LOOK = 200;

    /** Most passages that are read of one card, so that nobody is found by sheer mass, and a huge card costs little. */
    static final int MAX_PASSAGES = 64;

    static List<Passage> of(Profile profile) {
        List<Passage> passages = new ArrayList<>();
        // never empty, so that every card has a meaning
        passages.add(new Passage(Facet.DESCRIPTION, cut((profile.name() + ". " + profile.description()).strip())));
        for (Profile.Skill skill : profile.skills()) {
            add(passages, Facet.SKILL, skill.name() + ". " + skill.description());
        }
        for (Profile.Skill skill : profile.skills()) {
            skill.examples().forEach(example -> add(passages, Facet.EXAMPLE, example));
        }
        return passages.stream().distinct().limit(MAX_PASSAGES).toList();
    }

    /** What a card is about, at a look: without the name, which tells little, and makes the same words another text for each card. */
    static String look(Profile profile) {
        String description = profile.description().strip();
        String text = description.isEmpty() ? of(profile).getFirst().text() : description;
        return text.length() <= MAX_LOOK ? text : text.substring(0, MAX_LOOK);
    }

    /** What a look leaves out. */
    static List<Passage> afterLook(Profile profile) {
        return of(profile).stream()
                .filter(passage -> passage.facet() != Facet.DESCRIPTION)
                .toList();
    }

    /** All that a card says, for the index of words; an example or tag that is repeated counts once. */
    static String words(Profile profile) {
        String tags = profile.skills().stream()
                .flatMap(skill -> skill.tags().stream())
                .distinct()
                .limit(MAX_PASSAGES)
                .collect(Collectors.joining(", "));
        return of(profile).stream().map(Passage::text).collect(Collectors.joining("\n")) + "\n" + cut(tags);
    }

    private static void add(List<Passage> passages, Facet facet, String text) {
        String stripped = cut(text).strip();
        if (!stripped.isEmpty() && !stripped.equals(".")) {
            passages.add(new Passage(facet, stripped));
        }
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
