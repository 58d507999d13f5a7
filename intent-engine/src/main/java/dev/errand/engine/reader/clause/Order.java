package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings phrases into the order of doing ("before sending it, swap …"), and drops alternatives that are turned down. */
public final class Order {

    static final Set<Kind> DONE =
            Clause.union(Verbs.OF_TOKENS, Kind.PUT, Kind.MOVE, Kind.CLEAR, Kind.RENT, Kind.USE, Kind.TAKE);
    private static final Set<Kind> ROLES =
            Kinds.of(Kind.TO, Kind.BECOME, Kind.ON, Kind.WITH, Kind.GIVE, Kind.FOR, Kind.IN, Kind.USE, Kind.FROM);

    /** "So before you send it, swap …". */
    private static final Set<Kind> LEADING =
            Kinds.of(Kind.SO, Kind.AND, Kind.FILLER, Kind.HARMLESS, Kind.SMALL_TALK, Kind.COMMA, Kind.STOP);

    private static final Set<String> YOU = Set.of("you", "we");

    private Order() {}

    public static List<Phrase> ofDoing(List<Phrase> phrases, String text) {
        List<Phrase> made = madeFirst(Kept.without(HoldingQuestions.withoutWhen(phrases)));
        return turned(withoutTurnedDown(ledByLimit(FirstOfAll.turned(firstThingFirst(made), text))));
    }

    /** "Before supplying 400 USDC to Aave", 存 200 USDC 之前: waits for something that is not said. */
    public static boolean isOpen(List<Phrase> ordered) {
        int from = 0;
        while (from < ordered.size() && LEADING.contains(ordered.get(from).kind())) {
            from++;
        }
        int to = ordered.size();
        while (to > from && LEADING.contains(ordered.get(to - 1).kind())) {
            to--;
        }
        if (to - from < 2) {
            return false;
        }
        int verb = YOU.contains(said(ordered.get(from + 1))) ? from + 2 : from + 1;
        boolean first = ordered.get(from).kind() == Kind.BEFORE
                && verb < to
                && ordered.get(verb).isAnyOf(DONE);
        return first || OPEN_BEFORE.contains(ordered.get(to - 1).text());
    }

    /** "Send 40 DAI to @gym but before that take 40 DAI out of aave": what stands behind is done before. */
    private static List<Phrase> firstThingFirst(List<Phrase> phrases) {
        for (int i = 1; i + 1 < phrases.size(); i++) {
            boolean before = phrases.get(i).is(Kind.BEFORE) || phrases.get(i).is(Kind.PAST_TIME);
            if (!before
                    || !FIRST.contains(said(phrases.get(i)))
                    || Lists.none(phrases.subList(0, i), p -> p.isAnyOf(DONE))) {
                continue;
            }
            int end = i;
            while (end > 0 && Joints.ALL.contains(phrases.get(end - 1).kind())) {
                end--;
            }
            int last = phrases.size();
            while (last > i && phrases.get(last - 1).kind() == Kind.STOP) {
                last--;
            }
            List<Phrase> behind = phrases.subList(i + 1, last);
            boolean one = Lists.none(behind, phrase -> phrase.kind() == Kind.STOP || phrase.kind() == Kind.THEN);
            if (end == 0 || !one || behind.isEmpty() || !behind.getFirst().isAnyOf(DONE)) {
                return phrases;
            }
            List<Phrase> turned = new ArrayList<>(behind);
            turned.add(then(phrases.get(i)));
            turned.addAll(phrases.subList(0, end));
            return turned;
        }
        return phrases;
    }

    /** "Give bob.eth what I get from selling 2 UNI for DAI": what gives it is done first. */
    private static List<Phrase> madeFirst(List<Phrase> phrases) {
        for (int i = 2; i + 1 < phrases.size(); i++) {
            Holding holding = phrases.get(i - 1).holding();
            Phrase verb = phrases.get(i + 1);
            boolean made = holding != null
                    && holding.reference() == Kind.IT
                    && (phrases.get(i).is(Kind.FROM) || phrases.get(i).is(Kind.OF))
                    && (verb.is(Kind.SELL) || verb.is(Kind.SWAP))
                    && said(verb).endsWith("ing");
            if (!made) {
                continue;
            }
            List<Phrase> first = phrases.subList(i + 1, phrases.size());
            if (Lists.any(first, phrase -> ENDS.contains(phrase.kind()) || phrase.kind() == Kind.AND)) {
                return phrases;
            }
            List<Phrase> turned = new ArrayList<>(first);
            turned.add(then(phrases.get(i)));
            turned.addAll(phrases.subList(0, i));
            return turned;
        }
        return phrases;
    }

    private static final Set<String> FIRST = Set.of(
            "before that", "but before that", "but first", "but before", "but before you do", "but before doing that");

    /** 滑點調 0.5%,然後 300 USDT 換 LINK: the limit is no step of its own. */
    private static List<Phrase> ledByLimit(List<Phrase> phrases) {
        int then = phrases.size() > 2 && phrases.get(1).kind() == Kind.COMMA ? 2 : 1;
        boolean leads = phrases.size() > then + 1
                && phrases.getFirst().kind() == Kind.LIMIT
                && (phrases.get(then).kind() == Kind.THEN || phrases.get(then).kind() == Kind.AND);
        if (!leads) {
            return phrases;
        }
        List<Phrase> joined = new ArrayList<>(phrases);
        joined.remove(then);
        return joined;
    }

    private static List<Phrase> turned(List<Phrase> phrases) {
        for (int i = 0; i < phrases.size() - 1; i++) {
            Phrase word = phrases.get(i);
            boolean reason = i > 1
                    && word.kind() == Kind.BEFORE
                    && phrases.get(i + 1).kind() == Kind.SUBJECT
                    && Lists.none(phrases.subList(i + 1, phrases.size()), p -> p.isValue() || p.isAnyOf(DONE));
            if (reason) { // "… before I lose my nerve"
                return phrases.subList(0, i);
            }
            List<Phrase> chinese = turnedChinese(phrases, i);
            if (chinese != null) {
                return chinese;
            }
            boolean before = word.kind() == Kind.BEFORE;
            boolean you = before && i + 2 < phrases.size() && YOU.contains(said(phrases.get(i + 1)));
            int verb = you ? i + 2 : i + 1;
            boolean joins =
                    (before || word.kind() == Kind.AFTER) && phrases.get(verb).isAnyOf(DONE);
            if (!joins) {
                continue;
            }
            List<Phrase> turned = new ArrayList<>();
            List<Phrase> leading = phrases.subList(0, i);
            boolean opens = Lists.all(leading, phrase -> LEADING.contains(phrase.kind()));
            if (opens
                    || Lists.none(leading, phrase -> phrase.isValue() || phrase.isAnyOf(DONE) || phrase.is(Kind.NOT))) {
                if (!opens) {
                    turned.addAll(leading); // "umm so before you send it, swap …"
                }
                int comma = indexOfComma(phrases, verb);
                if (comma > 0 && indexOfVerb(phrases, comma + 1) < 0) {
                    comma = -1; // "before you send it swap 2 ETH to DAI, ok?"
                }
                int next = comma < 0 ? indexOfVerb(phrases, verb + 1) : comma; // "before paying @rick 60 USDC swap …"
                if (next < 0) {
                    return phrases;
                }
                List<Phrase> subordinate = phrases.subList(verb, next);
                List<Phrase> main = phrases.subList(comma < 0 ? next : next + 1, phrases.size());
                turned.addAll(before ? main : subordinate);
                turned.add(then(word));
                turned.addAll(before ? subordinate : main);
            } else {
                List<Phrase> first = phrases.subList(0, i);
                List<Phrase> second = phrases.subList(verb, phrases.size());
                turned.addAll(before ? first : second);
                turned.add(then(word));
                turned.addAll(before ? second : first);
            }
            return turned;
        }
        return phrases;
    }

    /** 转 20 USDC 给 @bob 之前,先…: the sentence behind is done first. */
    private static @Nullable List<Phrase> turnedChinese(List<Phrase> phrases, int at) {
        Phrase word = phrases.get(at);
        int from = at;
        while (from > 0 && !DIVIDES.contains(phrases.get(from - 1).kind())) {
            from--;
        }
        List<Phrase> leading = phrases.subList(0, from); // 在吗，存 200 USDC 之前先…
        List<Phrase> subordinate = phrases.subList(from, at);
        boolean comma = phrases.get(at + 1).kind() == Kind.COMMA;
        boolean turns = BEFORE.contains(word.text())
                && at > 1
                && (comma || opens(phrases.get(at + 1), subordinate))
                && at - from > 1
                && Lists.none(subordinate, phrase -> ENDS.contains(phrase.kind()))
                && Lists.any(subordinate, phrase -> phrase.isAnyOf(DONE))
                && Lists.none(leading, phrase -> phrase.isValue() || phrase.isAnyOf(DONE) || phrase.is(Kind.NOT));
        if (!turns) {
            return null;
        }
        boolean on = subordinate.getFirst().kind() == Kind.ON
                || subordinate.getFirst().kind() == Kind.WITHIN;
        List<Phrase> turned = new ArrayList<>(leading);
        turned.addAll(phrases.subList(comma ? at + 2 : at + 1, phrases.size()));
        turned.add(then(word));
        turned.addAll(subordinate.subList(on ? 1 : 0, subordinate.size()));
        return turned;
    }

    /** 存 200 USDC 到 Aave 之前先把…: without a comma, what is put off has to say how much. */
    private static boolean opens(Phrase phrase, List<Phrase> subordinate) {
        return (phrase.isAnyOf(DONE) || phrase.kind() == Kind.OBJECT || phrase.kind() == Kind.FROM)
                && Lists.any(subordinate, Phrase::saysHowMuch);
    }

    private static final Set<String> BEFORE = Set.of("之前", "以前", "前");
    private static final Set<String> OPEN_BEFORE = Set.of("之前", "以前");
    private static final Set<Kind> DIVIDES = Kinds.of(Kind.COMMA, Kind.STOP, Kind.SMALL_TALK);
    private static final Set<Kind> ENDS = Kinds.of(
            Kind.COMMA, Kind.STOP, Kind.THEN, Kind.NOT, Kind.IF, Kind.TRIGGER, Kind.CLOCK, Kind.SPAN, Kind.PAST);

    private static String said(Phrase phrase) {
        return phrase.text().toLowerCase(Locale.ROOT);
    }

    private static Phrase then(Phrase at) {
        return new Phrase(Kinds.of(Kind.THEN), Kind.THEN, at.start(), at.end(), at.text(), null, List.of(), List.of());
    }

    private static int indexOfComma(List<Phrase> phrases, int from) {
        for (int i = from; i < phrases.size(); i++) {
            if (phrases.get(i).kind() == Kind.COMMA) {
                return i;
            }
        }
        return -1;
    }

    private static int indexOfVerb(List<Phrase> phrases, int from) {
        for (int i = from; i < phrases.size(); i++) {
            if (DONE.contains(phrases.get(i).kind())) {
                return i;
            }
        }
        return -1;
    }

    /** "… to ETH, not WETH": what is turned down beside something that was chosen says nothing more. */
    private static List<Phrase> withoutTurnedDown(List<Phrase> phrases) {
        List<Phrase> kept = new ArrayList<>();
        for (int i = 0; i < phrases.size(); i++) {
            int value = i + 1;
            if (phrases.get(i).is(Kind.INSTEAD_OF)) {
                while (value < phrases.size()
                        && ROLES.contains(phrases.get(value).kind())) {
                    value++;
                }
                boolean last = value + 1 >= phrases.size()
                        || Kinds.isOneOf(
                                phrases.get(value + 1).kind(),
                                Kind.COMMA,
                                Kind.STOP,
                                Kind.THEN,
                                Kind.AND,
                                Kind.SO,
                                Kind.FOR,
                                Kind.TO,
                                Kind.INSTEAD);
                if (value < phrases.size() && last && isAlternative(phrases.get(value), kept)) {
                    i = value;
                    continue;
                }
            }
            kept.add(phrases.get(i));
        }
        return kept;
    }

    private static boolean isAlternative(Phrase phrase, List<Phrase> before) {
        Holding holding = phrase.holding();
        boolean plain = holding == null
                ? Kinds.isOneOf(phrase.kind(), Kind.RECIPIENT, Kind.MARKET, Kind.MODEL)
                : holding.token() != null && !holding.saysAmount();
        return plain && Lists.any(before, other -> other.kind() == phrase.kind() && !other.equals(phrase));
    }
}
