package dev.errand.engine.reader.remark;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.remark.Remark.Place;
import dev.errand.engine.reader.syntax.Asking;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What stands in a text beside its values and could be no part of a request by its words: whole clauses, and ends of clauses. It is judged
 * where the grammars passed over it. Not thread-safe; lives within one reading.
 */
public final class BesideValues {

    private static final Set<String> FORMS = RemarkSpans.WORDS.named("FORM");
    private static final String OPENING = ":：()（）";

    private final List<Lexeme> words;
    private final String text;
    private final RemarkSpans spans;

    private BesideValues(List<Lexeme> words, String text) {
        this.words = words;
        this.text = text;
        this.spans = new RemarkSpans(words, text);
    }

    /** The stretches of a text, from its first to its last; {@code words} are the words of it, each for itself. */
    public static List<Remark> of(List<Lexeme> words, String text) {
        return new BesideValues(words, text).find();
    }

    private List<Remark> find() {
        List<Remark> beside = new ArrayList<>();
        for (int from = 0; from < words.size(); ) {
            int to = from;
            int start = from;
            while (to < words.size() && !spans.isSign(to) && !(to > from && opens(to))) {
                to++;
                start = spans.isValue(to - 1) && !isPlaceOfMoney(from, to - 1) ? to : start;
            }
            if (to > start && !saysHow(start, to) && (start == from || to - start >= RemarkSpans.FEWEST)) {
                beside.add(spans.remark(start, to, start == from ? spans.placeOf(from) : Place.BEHIND));
            }
            from = to < words.size() && spans.isSign(to) ? to + 1 : to;
        }
        return beside;
    }

    /** Whether a colon or a bracket stands before the word. */
    private boolean opens(int index) {
        for (int at = words.get(index - 1).end(); at < words.get(index).start(); at++) {
            if (OPENING.indexOf(text.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** "Into my other wallet": no balance is asked for. */
    private boolean isPlaceOfMoney(int from, int index) {
        return words.get(index).is(Kind.BALANCE)
                && Lists.none(words.subList(from, index), word -> word.isAnyOf(Asking.OF_BALANCES));
    }

    /** "Set a stop loss pls: …" says in which form what stands behind it is asked for; "second, …" in which order. */
    private boolean saysHow(int from, int to) {
        boolean says = false;
        for (int i = from; i < to; i++) {
            Lexeme word = words.get(i);
            boolean form = word.kind() == Kind.HARMLESS && isForm(word.text().toLowerCase(Locale.ROOT));
            boolean order = word.kind() == Kind.THEN && to == from + 1;
            if (!form && !order && word.kind() != Kind.FILLER) {
                return false;
            }
            says |= form || order;
        }
        return says;
    }

    private static boolean isForm(String words) {
        return Lists.any(FORMS, words::endsWith);
    }
}
