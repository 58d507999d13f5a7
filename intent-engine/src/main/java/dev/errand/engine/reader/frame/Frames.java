package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a clause can make, each with the verbs that call it, the values that it takes in any order, and the words that
 * may stand beside them. A clause with anything else in it does not fit: nothing that was said is passed over.
 *
 * <p>Swaps and quotes, where order and little words decide who pays for what, are read by {@link Swaps} and {@link Quotes}.
 */
public final class Frames {

    /** Words that join values and say nothing by themselves once the frame is known. */
    private static final Set<Kind> GLUE = Kinds.of(
            Kind.COMMA,
            Kind.AND,
            Kind.TO,
            Kind.FOR,
            Kind.WITH,
            Kind.FROM,
            Kind.IN,
            Kind.ON,
            Kind.OUT,
            Kind.OBJECT,
            Kind.GIVE,
            Kind.OF,
            Kind.SUBJECT,
            Kind.NEED,
            Kind.WANT,
            Kind.USE,
            Kind.HARMLESS,
            Kind.YES,
            Kind.TIME_MARK,
            Kind.IN_WALLET,
            Kind.BETWEEN,
            Kind.ALSO,
            Kind.INSTEAD);

    /** Types of which one clause may hold several: "send 2 UNI and 3 DAI to @x". */
    private static final Set<String> SEVERAL = Set.of("swap", "transfer", "supply", "withdraw", "borrow", "repay");

    private Frames() {}

    /** Every way in which the clause makes a request; each is one intent, or several of a kind. */
    public static List<List<Draft>> read(Clause clause, Scene scene) {
        List<Clause> several = clause.distributed();
        if (several.isEmpty()) {
            return readOne(clause, scene);
        }
        List<Draft> drafts = new ArrayList<>();
        for (Clause one : several) {
            List<List<Draft>> fits = readOne(one, scene);
            if (fits.size() != 1
                    || fits.getFirst().size() != 1
                    || !SEVERAL.contains(fits.getFirst().getFirst().type())) {
                return readOne(clause, scene);
            }
            drafts.addAll(fits.getFirst());
        }
        return List.of(drafts);
    }

    private static List<List<Draft>> readOne(Clause clause, Scene scene) {
        List<List<Draft>> fits = new ArrayList<>();
        add(fits, ComputeJobs.read(clause, scene));
        if (fits.isEmpty()) {
            add(fits, Loans.read(clause, scene));
            add(fits, Transfers.read(clause, scene));
            add(fits, Balances.read(clause, scene));
        }
        if (fits.isEmpty()) {
            add(fits, Quotes.read(clause, scene));
        }
        if (fits.isEmpty()) {
            add(fits, Swaps.read(clause, scene));
        }
        return fits;
    }

    private static void add(List<List<Draft>> fits, @Nullable List<Draft> drafts) {
        if (drafts != null && !drafts.isEmpty()) {
            fits.add(drafts);
        }
    }

    /** Triggers, and times that no field holds. */
    static void takeConditions(Draft draft, Clause clause, Scene scene) {
        for (Phrase phrase : clause.phrases()) {
            if (phrase.kind() == Kind.TRIGGER) {
                draft.take(phrase, scene.text());
            } else if (phrase.kind() == Kind.DEADLINE && !said(phrase, scene).startsWith("in ")) {
                draft.wrong("deadline"); // "before 5pm", "within two hours": no field of these types
            } else if (phrase.kind() == Kind.CLOCK || phrase.kind() == Kind.DEADLINE) {
                draft.wrong("trigger");
            } else if (phrase.kind() == Kind.RECURRING && !clause.has(Kind.TRIGGER)) {
                draft.wrong("trigger.every");
            }
        }
    }

    private static String said(Phrase phrase, Scene scene) {
        return scene.text().substring(phrase.start(), phrase.end()).toLowerCase(Locale.ROOT);
    }

    static Set<Kind> glue() {
        return GLUE;
    }
}
