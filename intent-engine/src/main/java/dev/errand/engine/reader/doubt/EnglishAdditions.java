package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.engine.reader.telling.EnglishRemarks;
import dev.errand.engine.reader.telling.Fragments;
import dev.errand.engine.reader.telling.TellingWeight;
import dev.errand.engine.reader.telling.ToldWords;
import dev.errand.intent.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What English says beside a request and no value was read of, and what may yet belong to it: "he has a new wallet", "i need a lawyer too",
 * "tomorrow is her birthday buy flowers". The request is not meant as it stands. Nothing weighs that holds a value of the reading: that
 * was understood. Not thread-safe; lives within one reading.
 */
public final class EnglishAdditions {

    private static final Set<String> SPEECH = ToldWords.WORDS.named("SPEAKING");
    private static final Set<String> HEARER = ToldWords.WORDS.named("HEARER");
    private static final Set<String> BARE = ToldWords.WORDS.named("BARE");
    private static final Set<String> BEFORE_BARE = ToldWords.WORDS.named("BEFORE_BARE");
    private static final Set<String> CONDITION = ToldWords.WORDS.named("CONDITION");
    /** "Without using" is the start of something, "without a second thought" is all of it. */
    private static final int LONGEST_START = 14;

    private static final Set<String> OBJECT = Set.of("it", "him", "them");
    private static final Set<String> SELF = Set.of("i", "we");
    private static final Set<Kind> WHO = Kinds.of(Kind.SUBJECT, Kind.NEED, Kind.WANT);

    private final String text;
    private final List<Lexeme> lexemes;
    private final List<Draft> drafts;
    /** Where the values of this message stand. */
    private final List<Ground> values = new ArrayList<>();

    public EnglishAdditions(String text, List<Lexeme> lexemes, List<Draft> drafts) {
        this.text = text;
        this.lexemes = lexemes;
        this.drafts = drafts;
        for (Draft draft : drafts) {
            for (Draft.Leaf leaf : draft.leaves().values()) {
                if (leaf.ground().turn() == 0) {
                    values.add(leaf.ground());
                }
            }
        }
    }

    /** Whether something is added to these requests that was not understood. */
    public boolean areThere() {
        if (Lists.all(drafts, Draft::movesNothing)) {
            return false;
        }
        boolean behind = false; // a value was read already
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            behind = behind || isRead(lexeme);
            if (isOrder(lexeme) ? isOfOthers(i) : lexeme.kind() == Kind.HARMLESS && ordersInside(lexeme)) {
                return true;
            }
            if (behind && ((isWho(i) && weighs(i)) || isLeftOpen(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isLeftOpen(int i) {
        String word = written(i);
        return isCondition(i, word) || isHopedFor(i, word);
    }

    /** "Until it's gone", "following the meeting", "on the first", "for each delivery", and no value of a reading behind it. */
    private boolean isCondition(int i, String word) {
        boolean when = CONDITION.contains(first(word))
                || (word.equals("on")
                        && i + 2 < lexemes.size()
                        && lexemes.get(i + 2).kind() == Kind.THEN)
                || (word.equals("for")
                        && i + 1 < lexemes.size()
                        && lexemes.get(i + 1).kind() == Kind.EACH);
        if (!when || isRead(lexemes.get(i)) || isDenied(i)) {
            return false;
        }
        boolean remark = lexemes.get(i).kind() == Kind.HARMLESS && word.length() > LONGEST_START;
        boolean pledged = word.equals("against")
                && Lists.any(drafts, draft -> draft.type().equals("borrow"));
        boolean next = (word.startsWith("once") && isDone(i + 1)) // "once that is done, deposit what I get"
                || (word.startsWith("once")
                        && lexemes.get(i).kind() == Kind.THEN
                        && i + 2 < lexemes.size()
                        && lexemes.get(i + 1).kind() == Kind.COMMA) // "once that's done, lend it"
                || (word.equals("once") && i + 1 == lexemes.size()) // "…, just once"
                || text.toLowerCase(Locale.ROOT).contains(" say otherwise");
        if (remark || pledged || next) {
            return false;
        }
        for (int at = i + 1;
                at < lexemes.size()
                        && !Joints.OF_CLAUSES.contains(lexemes.get(at).kind());
                at++) {
            if (isRead(lexemes.get(at))) {
                return false;
            }
        }
        return true;
    }

    /** "…, hopefully tomorrow". */
    private boolean isHopedFor(int i, String word) {
        return word.equals("hopefully")
                && i + 1 < lexemes.size()
                && lexemes.get(i + 1).kind() == Kind.CLOCK
                && !isRead(lexemes.get(i + 1));
    }

    private boolean isDone(int from) {
        int to = from;
        while (to < lexemes.size()
                && !Joints.OF_CLAUSES.contains(lexemes.get(to).kind())) {
            to++;
        }
        return to > from && to < lexemes.size() && written(to - 1).endsWith("done");
    }

    /** "I'm not touching it until summer". */
    private boolean isDenied(int at) {
        for (int i = at - 1;
                i >= 0 && !Joints.OF_CLAUSES.contains(lexemes.get(i).kind());
                i--) {
            if (lexemes.get(i).is(Kind.NOT)) {
                return true;
            }
        }
        return false;
    }

    /** Whom or what something is said of: "he has …", "it can …", but not "send it please", "the DAI that I hold". */
    private boolean isWho(int i) {
        Kind before = i > 0 ? lexemes.get(i - 1).kind() : Kind.STOP;
        if (lexemes.get(i).kind() == Kind.IT) {
            return !Verbs.isRequest(before)
                    && i + 1 < lexemes.size()
                    && lexemes.get(i + 1).kind() == Kind.FETCHES;
        }
        return WHO.contains(lexemes.get(i).kind())
                && before != Kind.IT
                && !(i + 1 < lexemes.size() && written(i + 1).equals("keep")); // what is kept was read as a share
    }

    private boolean isRead(Lexeme lexeme) {
        return Lists.any(values, at -> at.start() < lexeme.end() && at.end() > lexeme.start());
    }

    private static boolean isOrder(Lexeme lexeme) {
        return Verbs.isRequest(lexeme.kind());
    }

    /** "He is yelling at me" sell 1 ETH, "my uncle and i" sell 1 ETH: what others say, or what is done anyway. */
    private boolean isOfOthers(int order) {
        int at = order - 1;
        if (at > 0 && SELF.contains(written(at)) && lexemes.get(at - 1).kind() == Kind.AND) {
            return true;
        }
        String before = at < 0 ? "" : last(written(at));
        while (at > 0 && HEARER.contains(before)) {
            before = last(written(--at));
        }
        return at >= 0 && SPEECH.contains(before) && !isOfSelf(at);
    }

    private boolean isOfSelf(int speech) {
        for (int i = speech; i >= 0 && i > speech - 4; i--) {
            String first = first(written(i));
            if (ToldWords.SELF.contains(first) || first.equals("you")) {
                return true;
            }
        }
        return speech == 0 && !written(0).contains(" "); // "say, swap …"
    }

    /** The words from whom they are about, up to the next sign, where no value of a reading stands in them. */
    private boolean weighs(int from) {
        int to = from;
        while (to < lexemes.size()
                && !Joints.OF_CLAUSES.contains(lexemes.get(to).kind())
                && !isRemark(lexemes.get(to))) {
            if (isRead(lexemes.get(to))) {
                return false;
            }
            to++;
        }
        while (to > from
                && !Character.isLetterOrDigit(text.charAt(lexemes.get(to - 1).start()))) {
            to--; // a picture of a face
        }
        List<Lexeme> said = lexemes.subList(from, to);
        return said.size() > 1
                && new TellingWeight(said, text, ToldWords.of(said, text), Fragments.Place.BEHIND, false).weighs();
    }

    private static boolean isRemark(Lexeme lexeme) {
        return lexeme.kind() == Kind.HARMLESS && lexeme.text().contains(" ");
    }

    /** "Tomorrow is her birthday buy flowers", "my phone died charge it": an order that nothing joins to the remark. */
    private boolean ordersInside(Lexeme remark) {
        List<String> said = ToldWords.of(List.of(remark), text).said();
        for (int i = 2; i + 1 < said.size(); i++) {
            boolean order = BARE.contains(said.get(i))
                    || (EnglishRemarks.isImperative(said.get(i)) && OBJECT.contains(said.get(i + 1)));
            if (order
                    && !BEFORE_BARE.contains(said.get(i - 1))
                    && !said.get(i - 1).endsWith("s")
                    && !said.get(i - 1).endsWith("ly")) {
                return true;
            }
        }
        return false;
    }

    private String written(int lexeme) {
        return lexemes.get(lexeme).written(text);
    }

    private static String first(String words) {
        int blank = words.indexOf(' ');
        return blank < 0 ? words : words.substring(0, blank);
    }

    private static String last(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }
}
