package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * 我是楼下卖水果的老周, 儿子说这个稳一点, 不玩了太累, 就是今天中午吃饭的钱: what Chinese says of itself and of others between two pauses around a
 * request. The 不 in it forbids nothing, and nobody is told to do anything. The words stand in {@code asides-zh.txt}.
 *
 * <p>A blank is a pause as well as a sign where Chinese stands behind it: voice is written down without signs.
 */
final class ChineseAsides {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 26;
    private static final Set<Kind> THINGS = Clause.union(Entities.TOPICS, Kind.TOKEN_UNIT);
    /** What a request is about, or what turns it: no aside holds one. */
    private static final Set<Kind> OURS = Clause.union(Entities.NO_REMARK, Kind.SHARE, Kind.IF, Kind.WHEN_RIGHT);
    /** What says how often; behind a payment somebody may be said to help every day. */
    private static final Set<Kind> OFTEN = EnumSet.of(Kind.PERIOD, Kind.PERIOD_BAD, Kind.EVERY, Kind.RECURRING);

    /** A blank behind one of these is a pause where Chinese follows. */
    private static final Set<Kind> ENDS = EnumSet.of(
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.MARKET,
            Kind.MODEL,
            Kind.GPU,
            Kind.MEASURE,
            Kind.TIME_UNIT,
            Kind.FRAME_UNIT);

    private static final List<Set<Kind>> DONE = List.of(
            EnumSet.of(Kind.SWAP, Kind.BECOME, Kind.SELL, Kind.BUY),
            EnumSet.of(Kind.SEND, Kind.GIVE),
            EnumSet.of(Kind.SUPPLY),
            EnumSet.allOf(Kind.class));
    /** Units of time stand in lexemes as durations do. */
    private static final Map<String, String> UNITS = Map.of(
            "P1D", "天", "P1W", "周", "P1M", "月", "P3M", "季度", "P1Y", "年", "PT1H", "小时", "PT1M", "分钟", "P2D", "两天");

    private ChineseAsides() {}

    /** The lexemes, with one harmless word in the place of each aside. */
    static List<Lexeme> marked(List<Lexeme> lexemes) {
        boolean han = false;
        int thing = -1;
        for (int i = 0; i < lexemes.size(); i++) {
            han |= HanRun.isHan(lexemes.get(i));
            thing = THINGS.contains(lexemes.get(i).kind()) ? i : thing;
        }
        return han && thing >= 0 ? without(lexemes, thing) : lexemes;
    }

    /** @param thing where the last thing stands: what leads to none is the whole text */
    private static List<Lexeme> without(List<Lexeme> lexemes, int thing) {
        List<Lexeme> kept = new ArrayList<>(lexemes.size());
        boolean job = JobReasons.areDue(lexemes);
        boolean paid = false;
        boolean leads = true;
        int from = 0;
        while (from < lexemes.size()) {
            int to = endOfRun(lexemes, from);
            List<Lexeme> run = lexemes.subList(from, to);
            boolean beside = !leads || to <= thing;
            if (beside && (isAside(run, lexemes.subList(to, lexemes.size()), leads, paid) || (job && isReason(run)))) {
                kept.add(Lexeme.of(
                        Kind.HARMLESS, run.getFirst().start(), run.getLast().end(), null, said(run)));
            } else {
                kept.addAll(run);
            }
            for (Lexeme lexeme : run) {
                paid |= lexeme.is(Kind.RECIPIENT);
                leads &= !THINGS.contains(lexeme.kind());
            }
            if (to < lexemes.size() && Purposes.PAUSES.contains(lexemes.get(to).kind())) {
                kept.add(lexemes.get(to++));
            }
            from = to;
        }
        return kept;
    }

    /** A sign ends a run, and a blank before Chinese does where Chinese or a thing stands before it. */
    static int endOfRun(List<Lexeme> lexemes, int from) {
        int to = from;
        while (to < lexemes.size() && !Purposes.PAUSES.contains(lexemes.get(to).kind())) {
            Lexeme next = lexemes.get(to);
            boolean pause = to > from
                    && HanRun.isHan(next)
                    && lexemes.get(to - 1).end() < next.start()
                    && (HanRun.isHan(lexemes.get(to - 1))
                            || ENDS.contains(lexemes.get(to - 1).kind()));
            if (pause) {
                return to;
            }
            to++;
        }
        return to;
    }

    /**
     * Whether it is one.
     *
     * @param run the lexemes between two pauses
     * @param behind those behind it
     * @param leads whether no thing stands before it
     * @param paid whether somebody is paid before it
     */
    static boolean isAside(List<Lexeme> run, List<Lexeme> behind, boolean leads, boolean paid) {
        if (!isApart(run)) {
            return false;
        }
        boolean often = run.stream().anyMatch(lexeme -> lexeme.isAnyOf(OFTEN));
        if (often && leads) {
            return false; // 每月给我妈打生活费
        }
        String said = said(run);
        return AsideWords.isKnown(said) || (leads ? isLeading(run, said, behind) : paid && AsideWords.isPaidFor(said));
    }

    /** Neither too short nor too long, and nothing of a request in it. */
    private static boolean isApart(List<Lexeme> run) {
        if (run.isEmpty() || run.stream().anyMatch(lexeme -> OURS.contains(lexeme.kind()))) {
            return false;
        }
        int length = run.getLast().end() - run.getFirst().start();
        return length >= SHORTEST && length <= LONGEST;
    }

    private static boolean isReason(List<Lexeme> run) {
        return isApart(run) && run.stream().noneMatch(lexeme -> lexeme.is(Kind.NUMBER)) && JobReasons.isOne(said(run));
    }

    private static boolean isLeading(List<Lexeme> run, String said, List<Lexeme> behind) {
        int errand = AsideWords.errand(said);
        if (errand >= 0) { // 儿子叫我把钱换一换, before what does just that
            return behind.stream().anyMatch(lexeme -> DONE.get(errand).contains(lexeme.kind()));
        }
        boolean paid = behind.stream().anyMatch(lexeme -> lexeme.is(Kind.RECIPIENT));
        return AsideWords.isLeading(said) || (paid && AsideWords.isDue(said)) || SpokenLeads.isNarrative(run, said);
    }

    static String said(List<Lexeme> run) {
        StringBuilder said = new StringBuilder();
        for (Lexeme lexeme : run) {
            boolean daily = lexeme.is(Kind.PERIOD) && lexeme.text().equals("P1D");
            said.append(daily ? "天天" : UNITS.getOrDefault(lexeme.text(), lexeme.text()));
        }
        return Hanzi.simplified(said.toString()).toLowerCase(Locale.ROOT);
    }
}
