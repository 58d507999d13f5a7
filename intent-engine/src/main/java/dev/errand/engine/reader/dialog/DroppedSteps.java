package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * "Forget the second one", "skip the transfer", "only the swap": of several requests, some are not wanted any more. Those that are left keep
 * their order; where one of them works on what a dropped one would have given, nothing is answered here.
 */
final class DroppedSteps {

    private static final String LEAD =
            "\\W*(?:(?:ok|okay|oh|sorry|wait|no|hmm+|um+|actually|please|pls|on second thoughts?|let's|lets|you can|just)\\b\\W*){0,4}";
    private static final String WHICH =
            "(?:the |that |my )?(first|second|third|last|final|other|latter|former|1st|2nd|3rd)?(?: |\\b)"
                    + "(one|step|part|bit|half|thing|request|order|action|leg|swap|trade|exchange|conversion|transfer|payment|sending|send"
                    + "|loan|borrowing|borrow|deposit|lending|supply|lend|repayment|withdrawal|rental|render|balance)?"
                    + "(?: (?:to|for|with|of|on|into|that goes to|going to) (@?[\\w.-]{2,42}))?";
    private static final String TAIL =
            "(?:\\W+(?:please|pls|then|though|for now|after all|thanks|thank you|instead|altogether|entirely|completely|part|bit|step|only)){0,3}\\W*";

    private static final Pattern DROP = Pattern.compile(LEAD
            + "(?:forget(?: about)?|skip|drop|cancel|scrap|omit|remove|ignore|lose|ditch|leave out|leave off|strike|scratch|do without"
            + "|never ?mind|nvm|no need for|don't do|dont do|do not do|don't bother with|not) "
            + WHICH + TAIL);
    private static final Pattern KEEP = Pattern.compile(LEAD
            + "(?:just|only|do only|only do|just do|do just|keep only|only keep|just keep|keep just|keep|stick with|stick to|stick to just) "
            + WHICH + TAIL);

    private static final Map<String, Integer> PLACES =
            Map.of("first", 0, "1st", 0, "former", 0, "second", 1, "2nd", 1, "third", 2, "3rd", 2);
    private static final Set<String> LAST = Set.of("last", "final", "latter");
    private static final Map<String, Set<String>> TYPES = Map.of(
            "swap", Set.of("swap", "trade", "exchange", "conversion"),
            "transfer", Set.of("transfer", "payment", "sending", "send"),
            "borrow", Set.of("loan", "borrowing", "borrow"),
            "supply", Set.of("deposit", "lending", "supply", "lend"),
            "repay", Set.of("repayment"),
            "withdraw", Set.of("withdrawal"),
            "rent", Set.of("rental"),
            "render", Set.of("render"),
            "balance", Set.of("balance"));

    private static final int LONGEST = 80;

    private DroppedSteps() {}

    /** What is left of the last message's requests; null if the text drops none, or if it is open what is left. */
    static @Nullable Reading of(String text, Reading last) {
        int count = last.intents().size();
        boolean whole = last.status() == Reading.Status.READY
                || (last.status() == Reading.Status.INCOMPLETE
                        && !last.missing().contains("request"));
        if (count < 2 || !whole || text.length() > LONGEST) {
            return null;
        }
        String said = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        Matcher drop = DROP.matcher(said);
        Matcher keep = KEEP.matcher(said);
        boolean drops = drop.matches();
        if (!drops && !keep.matches()) {
            return null;
        }
        int named = named(drops ? drop : keep, last);
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < count && named >= 0; i++) {
            if (drops == (i != named)) {
                kept.add(i);
            }
        }
        return kept.isEmpty() ? null : left(text, last, kept);
    }

    /** The request that is meant; −1 if it is open which. */
    private static int named(Matcher words, Reading last) {
        String place = words.group(1);
        String thing = words.group(2);
        int count = last.intents().size();
        if (place != null) {
            int at = LAST.contains(place) ? count - 1 : PLACES.getOrDefault(place, -1);
            boolean two = !place.equals("latter") && !place.equals("former");
            boolean fits = at >= 0 && at < count && (two || count == 2);
            return fits && (thing == null || isSo(thing, last, at)) && isAbout(words.group(3), last, at) ? at : -1;
        }
        int found = -1;
        boolean says = thing != null && (isType(thing) || words.group(3) != null);
        for (int i = 0; i < count && says; i++) {
            if (thing != null && isSo(thing, last, i) && isAbout(words.group(3), last, i)) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /** Whether the request may be called so: "the second transfer" is one. */
    private static boolean isSo(String thing, Reading last, int at) {
        return !isType(thing)
                || TYPES.getOrDefault(last.intents().get(at).type(), Set.of()).contains(thing);
    }

    /** "The one to Bob": whether the request has such a value; also if none is said. */
    private static boolean isAbout(@Nullable String value, Reading last, int at) {
        if (value == null) {
            return true;
        }
        String name = value.replaceAll("[.,!]+$", "");
        return ReadingLeaves.ofEarlier(last).get(at).leaves().values().stream()
                .map(leaf -> leaf.value().toLowerCase(Locale.ROOT))
                .anyMatch(leaf -> leaf.equals(name) || leaf.equals("@" + name) || leaf.equals(name + ".eth"));
    }

    private static boolean isType(String thing) {
        return Lists.any(TYPES.values(), words -> words.contains(thing));
    }

    private static @Nullable Reading left(String text, Reading last, List<Integer> kept) {
        List<Draft> all = ReadingLeaves.ofEarlier(last);
        List<Draft> drafts = new ArrayList<>();
        for (int from : kept) {
            Draft draft = renumbered(all.get(from), kept);
            if (draft == null) {
                return null;
            }
            drafts.add(draft);
        }
        List<String> missing = new ArrayList<>();
        for (String path : last.missing()) {
            int at = kept.indexOf(FollowUps.index(path));
            if (at >= 0) {
                missing.add((at == 0 ? "" : at + ".") + FollowUps.withoutIndex(path));
            }
        }
        return Drafts.reading(text, drafts, missing, Hanzi.areIn(last.text()));
    }

    /** The same request among those that are left; null if it works on what one gives that is not. */
    private static @Nullable Draft renumbered(Draft draft, List<Integer> kept) {
        Draft renumbered = new Draft(draft.type());
        for (Map.Entry<String, Draft.Leaf> leaf : draft.leaves().entrySet()) {
            Ground ground = leaf.getValue().ground();
            String value = leaf.getValue().value();
            if (value.startsWith(Draft.STEP)) {
                int step = kept.indexOf(Integer.parseInt(value.substring(Draft.STEP.length())));
                if (step < 0) {
                    return null;
                }
                value = Draft.STEP + step;
            }
            renumbered.put(leaf.getKey(), value, ground);
        }
        return renumbered;
    }
}
