package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.syntax.Lists;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * "Swap 1 ETH and 1 LINK to USDC and send it to @bob", "swap 1 ETH to USDC and 1 LINK to DAI and send both": what was given by several steps side
 * by side, of which an amount holds one only.
 */
final class ParallelSteps {

    private static final String OF = ".amount.of";
    private static final Pattern BOTH = Pattern.compile(
            "\\bboth\\b(?! sides)|\\b(?:them|each|everything|the (?:first|former|latter|two)|all of (?:it|that))\\b");

    private ParallelSteps() {}

    /** The path of the amount that is of several steps; null if there is none. */
    static @Nullable String taken(String lower, List<Draft> drafts) {
        String last = null;
        int taking = 0;
        for (int i = 0; i < drafts.size(); i++) {
            for (String role : List.of("asset", "sell")) {
                String of = drafts.get(i).value(role + OF).orElse(null);
                if (of == null) {
                    continue;
                }
                String path = (i == 0 ? "" : i + ".") + role + ".amount";
                if (hasTwin(drafts, Integer.parseInt(of.substring(Draft.STEP.length())))) {
                    return path;
                }
                taking += drafts.get(i).type().equals(drafts.getLast().type()) ? 1 : 0;
                last = path;
            }
        }
        return taking == 1
                        && (lower.contains("both") || areSeveral(drafts))
                        && last != null
                        && last.startsWith(String.valueOf(drafts.size() - 1))
                        && BOTH.matcher(lower).find()
                ? last
                : null;
    }

    /** Whether more than one step gives something that no other takes before the last. */
    private static boolean areSeveral(List<Draft> drafts) {
        int open = 0;
        for (int i = 0; i + 1 < drafts.size(); i++) {
            String name = Draft.STEP + i;
            boolean taken = Lists.any(drafts.subList(i + 1, drafts.size() - 1), draft -> takes(draft, name));
            open += drafts.get(i).gives().isPresent() && !taken ? 1 : 0;
        }
        return open > 1;
    }

    private static boolean takes(Draft draft, String step) {
        return draft.value("asset" + OF).filter(step::equals).isPresent()
                || draft.value("sell" + OF).filter(step::equals).isPresent();
    }

    /** Whether a step before this one gives the same token, and nothing takes it. */
    private static boolean hasTwin(List<Draft> drafts, int step) {
        String given = drafts.get(step).gives().orElse("");
        for (int i = 0; i < step; i++) {
            String name = Draft.STEP + i;
            boolean same = drafts.get(i).gives().filter(given::equals).isPresent();
            if (same && Lists.none(drafts, draft -> takes(draft, name))) {
                return true;
            }
        }
        return false;
    }
}
