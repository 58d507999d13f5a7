package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * 存 300 DAI 到 aave，在这之前先还清…: what a Chinese text says last and wants first. Where it is not plain what comes before what, the word
 * for "before" stays and nothing explains it.
 */
final class FirstOfAll {

    private static final Set<String> BEFORE = Set.of("之前", "以前", "前");
    private static final Set<String> BUT_FIRST = Set.of("不过", "但", "但是", "只是", "前提", "条件");
    private static final Set<String> POINTING = Set.of("此", "但", "但是", "不过", "做", "这", "那", "在", "于", "动手", "办");
    private static final Set<Kind> CALLS =
            Clause.union(Order.DONE, Kind.OBJECT, Kind.FROM, Kind.BECOME, Kind.ON, Kind.ASSET);
    private static final Set<Kind> WISHES = Kinds.of(Kind.WANT, Kind.NEED, Kind.PAYS);
    private static final Set<Kind> UNCLEAR =
            Kinds.of(Kind.STOP, Kind.THEN, Kind.NOT, Kind.IF, Kind.TRIGGER, Kind.CLOCK, Kind.SPAN, Kind.PAST, Kind.SO);

    private FirstOfAll() {}

    static List<Phrase> turned(List<Phrase> phrases, String text) {
        for (int i = 1; i + 1 < phrases.size(); i++) {
            int from = startOfPart(phrases, i);
            boolean before = BEFORE.contains(simple(phrases.get(i))) && namesNothing(phrases, from, i);
            boolean but = from == i && BUT_FIRST.contains(simple(phrases.get(i)));
            boolean first = saysFirst(phrases, i, text);
            boolean pointed = before && from < i && phrases.get(from).kind() == Kind.ON;
            if (from == 0 || !(before || but) || !(first || pointed)) {
                continue;
            }
            int called = phrases.get(i + 1).isAnyOf(WISHES) && i + 2 < phrases.size() ? i + 2 : i + 1;
            List<Phrase> behind = phrases.subList(called, phrases.size());
            List<Phrase> main = withoutJoints(phrases.subList(0, from));
            boolean plain = behind.getFirst().isAnyOf(CALLS)
                    && Lists.any(main, phrase -> phrase.isAnyOf(Order.DONE))
                    && Lists.none(main, FirstOfAll::isUnclear)
                    && Lists.none(behind, FirstOfAll::isUnclear);
            List<Phrase> turned = new ArrayList<>(plain ? behind : phrases);
            if (plain) {
                turned.add(like(phrases.get(i), Kind.THEN, ""));
                turned.addAll(main);
            } else {
                turned.set(i, like(phrases.get(i), Kind.IF, phrases.get(i).text()));
            }
            return turned;
        }
        return phrases;
    }

    private static boolean isUnclear(Phrase phrase) {
        return UNCLEAR.contains(phrase.kind());
    }

    private static int startOfPart(List<Phrase> phrases, int index) {
        int from = index;
        while (from > 0 && !Joints.ALL.contains(phrases.get(from - 1).kind())) {
            from--;
        }
        return from;
    }

    /** 在这, 转, 做这个: nothing but a verb or a word that points back. */
    private static boolean namesNothing(List<Phrase> phrases, int from, int to) {
        for (Phrase phrase : phrases.subList(from, to)) {
            Holding holding = phrase.holding();
            boolean back =
                    holding != null && holding.reference() != null && !holding.saysAmount() && holding.token() == null;
            if (!back && !phrase.isAnyOf(Order.DONE) && !POINTING.contains(simple(phrase))) {
                return false;
            }
        }
        return true;
    }

    /** Whether 先 stands right before what is done. */
    private static boolean saysFirst(List<Phrase> phrases, int index, String text) {
        boolean wish = phrases.get(index + 1).isAnyOf(WISHES) && index + 2 < phrases.size();
        Phrase next = phrases.get(wish ? index + 2 : index + 1);
        int end = phrases.get(index).end();
        return next.text().startsWith("先")
                || (end <= next.start() && text.substring(end, next.start()).contains("先"));
    }

    private static List<Phrase> withoutJoints(List<Phrase> phrases) {
        int end = phrases.size();
        while (end > 0 && Joints.ALL.contains(phrases.get(end - 1).kind())) {
            end--;
        }
        return phrases.subList(0, end);
    }

    private static Phrase like(Phrase at, Kind kind, String said) {
        return new Phrase(Kinds.of(kind), kind, at.start(), at.end(), said, null, List.of(), List.of());
    }

    private static String simple(Phrase phrase) {
        return Hanzi.simplified(phrase.text());
    }
}
