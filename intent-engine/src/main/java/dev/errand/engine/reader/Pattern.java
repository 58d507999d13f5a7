package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A shape that a clause may have: kinds of phrases in order, some of which play a role. It fits a clause whole or not at all.
 *
 * <p>Written as {@code "SWAP sell:ASSET TO|FOR buy:ASSET|WORD"}: alternatives are divided by a bar, a question mark makes an
 * element optional, a name before a colon is the role.
 *
 * @param type of the intent
 */
record Pattern(String type, List<Element> elements) {

    record Element(String role, Set<Kind> kinds, boolean optional) {}

    static Pattern parse(String type, String text) {
        return new Pattern(
                type, Arrays.stream(text.split(" ", -1)).map(Pattern::element).toList());
    }

    private static Element element(String text) {
        boolean optional = text.endsWith("?");
        String plain = optional ? text.substring(0, text.length() - 1) : text;
        int colon = plain.indexOf(':');
        EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String kind : plain.substring(colon + 1).split("\\|", -1)) {
            kinds.add(Kind.valueOf(kind));
        }
        return new Element(colon < 0 ? "" : plain.substring(0, colon), kinds, optional);
    }

    /** Every way in which the pattern fits: who plays which role. */
    List<Map<String, Phrase>> match(List<Phrase> clause) {
        List<Map<String, Phrase>> found = new ArrayList<>();
        match(clause, 0, 0, Map.of(), found);
        return found;
    }

    private void match(
            List<Phrase> clause, int at, int element, Map<String, Phrase> roles, List<Map<String, Phrase>> found) {
        if (element == elements.size()) {
            if (at == clause.size()) {
                found.add(roles);
            }
            return;
        }
        Element wanted = elements.get(element);
        if (wanted.optional()) {
            match(clause, at, element + 1, roles, found);
        }
        if (at < clause.size() && wanted.kinds().contains(clause.get(at).kind())) {
            Map<String, Phrase> more = roles;
            if (!wanted.role().isEmpty()) {
                more = new HashMap<>(roles);
                more.put(wanted.role(), clause.get(at));
            }
            match(clause, at + 1, element + 1, more, found);
        }
    }
}
