package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reports of what was done, and forms of the past that are none: what is wished for, what is caused. */
final class Past {

    private static final Set<String> VERBS =
            Verbs.REQUESTS.stream().map(Kind::name).collect(Collectors.toUnmodifiableSet());

    private static final Set<Kind> WISHES = Kinds.of(Kind.NEED, Kind.WANT, Kind.IF);

    private static final Set<String> NEEDING = Set.of("needs", "need");
    private static final Set<String> JOBS = Set.of(Kind.RENDER.name(), Kind.TRAIN.name(), Kind.RUN.name());

    private Past() {}

    private static final Set<String> OTHERS =
            Set.of("he", "she", "they", "everyone", "everybody", "someone", "somebody", "people", "my wife", "my boss");
    private static final Set<Kind> THEIRS = Kinds.of(
            Kind.SWAP,
            Kind.BUY,
            Kind.SELL,
            Kind.SUPPLY,
            Kind.BORROW,
            Kind.WITHDRAW,
            Kind.REPAY,
            Kind.RENT,
            Kind.TRAIN,
            Kind.RENDER);

    /** "She swaps 50 USDC every week": what others do is reported. */
    private static boolean isOfOthers(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        return phrases.size() > 2
                && (phrases.getFirst().is(Kind.SUBJECT) || phrases.getFirst().is(Kind.SOMEBODY))
                && OTHERS.contains(phrases.getFirst().text().toLowerCase(Locale.ROOT))
                && THEIRS.contains(phrases.get(1).kind());
    }

    /** Whether the clause reports what was done. */
    static boolean isSaidOf(Clause clause) {
        if (isOfOthers(clause)) {
            return true;
        }
        if (!clause.has(Kind.PAST) && !clause.has(Kind.PAST_TIME)) {
            return false;
        }
        boolean wish = (clause.hasAny(WISHES) && !isBeforeWish(clause))
                || isNeeded(clause)
                || isCausative(clause)
                || isCausedNext(clause)
                || isSoon(clause)
                || isOfPast(clause)
                || isOfWhatWas(clause);
        boolean impatient = clause.first().isAnyOf(Verbs.ANY)
                && clause.phrases().getLast().kind() == Kind.PAST_TIME
                && clause.phrases().getLast().text().equalsIgnoreCase("already"); // "put it into ETH already"
        return !wish && reports(clause, impatient);
    }

    private static boolean reports(Clause clause, boolean impatient) {
        for (Phrase phrase : clause.phrases()) {
            if (phrase.kind() == Kind.PAST || (phrase.kind() == Kind.PAST_TIME && !impatient)) {
                return true;
            }
        }
        return false;
    }

    /** "My niece needs 90 frames rendered". Whom somebody else wants paid is another matter. */
    private static boolean isNeeded(Clause clause) {
        boolean job = Lists.all(clause.all(Kind.PAST), phrase -> JOBS.contains(phrase.text()));
        for (Phrase phrase : clause.phrases()) {
            if (!job || phrase.kind() == Kind.PAST || phrase.kind() == Kind.PAST_TIME) {
                return false;
            } else if (phrase.is(Kind.TAKES) && NEEDING.contains(phrase.text().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** "I lent 0.4 WBTC on Compound, now I want it back": what was done stands before what is wished for. */
    private static boolean isBeforeWish(Clause clause) {
        for (Phrase phrase : clause.phrases()) {
            if (phrase.isAnyOf(WISHES)) {
                return false;
            } else if (phrase.kind() == Kind.PAST && VERBS.contains(phrase.text())) {
                return true;
            }
        }
        return false;
    }

    /** "ETH 升穿 4500 就賣咗": done once the price is there. */
    private static boolean isSoon(Clause clause) {
        return clause.has(Kind.TRIGGER)
                && Lists.all(clause.all(Kind.PAST), phrase -> phrase.text().equals("咗"))
                && !clause.has(Kind.PAST_TIME);
    }

    /** 把昨天的录音整理成文字: something is asked for, of what was. */
    private static boolean isOfWhatWas(Clause clause) {
        boolean asked = clause.has(Kind.SERVICE)
                && (clause.first().kind() == Kind.SERVICE || clause.first().kind() == Kind.OBJECT)
                && !clause.has(Kind.PAST);
        for (int i = 0; asked && i < clause.phrases().size(); i++) {
            boolean attribute = clause.phrases().get(i).kind() != Kind.PAST_TIME
                    || (i + 1 < clause.phrases().size()
                            && clause.phrases().get(i + 1).kind() == Kind.OF);
            asked = attribute;
        }
        return asked;
    }

    /** "Transcribe the interview I recorded this morning": something is asked for, of something that was. */
    private static boolean isOfPast(Clause clause) {
        boolean asked = clause.first().is(Kind.SERVICE) && clause.phrases().size() > 3;
        boolean thing = false;
        for (Phrase phrase : clause.phrases()) {
            if (phrase.is(Kind.SUBJECT)) {
                return asked && thing;
            } else if (phrase.kind() == Kind.PAST || phrase.kind() == Kind.PAST_TIME) {
                return false;
            }
            thing |= !phrase.equals(clause.first());
        }
        return false;
    }

    /** "Have 2000 frames rendered". */
    static boolean isCausative(Clause clause) {
        return isCausing(clause.first());
    }

    /** "Have it sent to @bob": what is to be done stands behind. */
    static boolean isCaused(Clause clause) {
        return isCausative(clause) && Lists.any(clause.all(Kind.PAST), phrase -> VERBS.contains(phrase.text()));
    }

    static boolean isCausing(Phrase phrase) {
        return phrase.kind() == Kind.GET
                || (phrase.kind() == Kind.HAVE && phrase.text().equalsIgnoreCase("have"));
    }

    /** "Swap 2 ETH to USDC and have it sent to @bob". */
    private static boolean isCausedNext(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i + 2 < phrases.size() && phrases.getFirst().isAnyOf(Verbs.REQUESTS); i++) {
            if (phrases.get(i).kind() == Kind.PAST || phrases.get(i).kind() == Kind.PAST_TIME) {
                return false;
            }
            Phrase next = phrases.get(i + 1);
            if (phrases.get(i).kind() == Kind.AND && isCausing(next)) {
                return true;
            }
        }
        return false;
    }

    private static final Set<Kind> TRADED = Kinds.of(Kind.BUY, Kind.SELL);

    private static final Set<String> TRADES =
            Set.of(Kind.SWAP.name(), Kind.SELL.name(), Kind.WRAP.name(), Kind.UNWRAP.name());

    /** "I'd like 0.5 ETH sent to @ray": behind a wish, the form of the past is what is wished for. */
    static Clause wished(Clause clause) {
        if (!clause.has(Kind.PAST)) {
            return clause;
        }
        List<Phrase> phrases = new ArrayList<>();
        boolean traded = clause.first().kind() == Kind.GET
                && Lists.any(clause.all(Kind.PAST), past -> TRADES.contains(past.text()));
        for (Phrase phrase :
                clause.phrases().subList(traded ? 1 : 0, clause.phrases().size())) { // "get 2 ETH swapped to USDC"
            if (phrase.kind() == Kind.PAST && isSoon(clause)) {
                continue;
            }
            if (phrase.kind() == Kind.PAST && isRelative(phrases)) { // "the 0.4 WBTC I lent on Compound": from there
                Phrase whose = phrases.removeLast();
                if (phrase.text().equals(Kind.SUPPLY.name())) {
                    phrases.add(as(whose, Kind.FROM));
                }
                continue;
            }
            phrases.add(
                    phrase.kind() == Kind.PAST && VERBS.contains(phrase.text())
                            ? as(phrase, Kind.valueOf(phrase.text()))
                            : phrase);
        }
        verbInFront(phrases);
        return new Clause(phrases);
    }

    /** "Need 4 WETH bought with DAI", "if UNI exceeds 15, I want 2 UNI sold for DAI": the verb, for the wish. */
    private static void verbInFront(List<Phrase> phrases) {
        for (int i = 0; i + 3 < phrases.size(); i++) {
            boolean wished = phrases.get(i).isAnyOf(WISHES)
                    && phrases.get(i + 1).kind() == Kind.ASSET
                    && TRADED.contains(phrases.get(i + 2).kind());
            if (wished) {
                phrases.set(i, phrases.remove(i + 2));
                return;
            }
        }
    }

    private static boolean isRelative(List<Phrase> before) {
        return before.size() > 1
                && before.getLast().kind() == Kind.SUBJECT
                && before.get(before.size() - 2).kind() == Kind.ASSET;
    }

    private static Phrase as(Phrase phrase, Kind kind) {
        return new Phrase(
                Kinds.of(kind),
                kind,
                phrase.start(),
                phrase.end(),
                phrase.text(),
                phrase.holding(),
                phrase.parts(),
                phrase.wrong());
    }
}
