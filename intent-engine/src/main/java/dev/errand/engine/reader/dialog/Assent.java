package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.Questions;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * "Yes", 是的, to "shall I do just that?": what was understood of the message before, without what was not. The values keep the ground that they
 * had. A message that says anything besides is none. Thread-safe.
 */
final class Assent {

    private static final WordLists ENGLISH = WordLists.read("answers-en.txt");
    private static final WordLists CHINESE = WordLists.read("replies-zh.txt");

    private static final Set<String> YES = union(ENGLISH.named("YES"), ENGLISH.named("GO_DEED"), CHINESE.named("YES"));
    private static final Set<String> BESIDE =
            union(ENGLISH.named("GO_LEAD"), ENGLISH.named("GO_TAIL"), CHINESE.named("BESIDE_YES"));

    private static final int LONGEST = 40;
    private static final int MOST_WORDS = 5;

    private Assent() {}

    /** What the last message asked for as far as it was understood; null if that was not what was asked, or is not agreed to. */
    static @Nullable Reading to(Reading last, String text, boolean chinese) {
        boolean agreed = last.status() == Reading.Status.INCOMPLETE
                && isOne(text)
                && Questions.areAboutTheRest(last.missing(), ReadingLeaves.ofSame(last));
        return agreed ? Drafts.reading(text, ReadingLeaves.ofEarlier(last), List.of(), chinese) : null;
    }

    private static boolean isOne(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        boolean agrees = false;
        List<String> left = units(text);
        while (!left.isEmpty()) {
            int taken = Math.min(MOST_WORDS, left.size());
            while (taken > 0 && !isKnown(joined(left, taken))) {
                taken--;
            }
            if (taken == 0) {
                return false;
            }
            agrees |= YES.contains(joined(left, taken));
            left = left.subList(taken, left.size());
        }
        return agrees;
    }

    private static boolean isKnown(String phrase) {
        return YES.contains(phrase) || BESIDE.contains(phrase);
    }

    /** Words, and Chinese characters one by one; signs that say nothing are left out. */
    private static List<String> units(String text) {
        List<String> units = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String said = Hanzi.simplified(text).toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        for (char c : (said + " ").toCharArray()) {
            boolean han = Hanzi.areIn(String.valueOf(c));
            boolean sign = " ,.!~;，。！、；…～\n\t".indexOf(c) >= 0;
            if (!word.isEmpty() && (han || sign)) {
                units.add(word.toString());
                word.setLength(0);
            }
            if (han) {
                units.add(String.valueOf(c));
            } else if (!sign) {
                word.append(c);
            }
        }
        return units;
    }

    /** The first so many, with blanks between words. */
    private static String joined(List<String> units, int count) {
        List<String> taken = units.subList(0, count);
        return String.join(Lists.any(taken, Hanzi::areIn) ? "" : " ", taken);
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> all = new HashSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return Set.copyOf(all);
    }
}
