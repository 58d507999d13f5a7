package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chinese between two pauses in which nobody is told to do anything: 心累, 手机打字不方便, 长期坚持. Its words are an open class that no lexicon
 * can hold, so they are told by what they lack: no value, no verb of ours, no condition, no limit, no doubt, nobody who is asked, no other
 * way of doing it. What has any of these (the pieces of {@code remarks-zh.txt}) stays, and is asked about.
 *
 * <p>Not thread-safe; lives within one reading.
 */
final class PlainRemarks {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 14;

    /** What a request of ours cannot do without: a remark beside nothing is the whole text, and is for others to judge. */
    private static final Set<Kind> THINGS =
            EnumSet.of(Kind.TOKEN, Kind.GPU, Kind.MODEL, Kind.FRAME_UNIT, Kind.PARAMETER_UNIT, Kind.BALANCE);

    private static final Set<Kind> PLAIN = EnumSet.of(
            Kind.WORD,
            Kind.FILLER,
            Kind.HARMLESS,
            Kind.SMALL_TALK,
            Kind.UP,
            Kind.DOWN,
            Kind.OF,
            Kind.TIME_MARK,
            Kind.BECOME,
            Kind.ON,
            Kind.OUT,
            Kind.PAST,
            Kind.YES,
            Kind.MEASURE,
            Kind.TIME_TAIL,
            Kind.CONTEXT,
            Kind.NOT);
    /** What may be said of somebody before the request, and would be a recipient or a report behind it. */
    private static final Set<Kind> LEADING =
            EnumSet.of(Kind.SUBJECT, Kind.SOMEBODY, Kind.SERVICE, Kind.HAVE, Kind.CLOCK);

    private static final Set<Kind> ACTS =
            Clause.union(Verbs.OF_TOKENS, Kind.RUN, Kind.GENERATE, Kind.TRAIN, Kind.RENDER);
    private static final Set<Kind> NEEDS = EnumSet.of(Kind.NEED, Kind.WANT, Kind.PAYS, Kind.USE);
    private static final Set<Kind> PAUSES = EnumSet.of(Kind.COMMA, Kind.STOP, Kind.SO);
    /** Behind one of these a request may be whole; behind others something is still to come. */
    private static final Set<Kind> ENDS = EnumSet.of(
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.MARKET,
            Kind.MODEL,
            Kind.GPU,
            Kind.MEASURE,
            Kind.TIME_UNIT,
            Kind.FRAME_UNIT,
            Kind.REQUEST_UNIT,
            Kind.TOKEN_UNIT,
            Kind.DOLLAR,
            Kind.PERCENT,
            Kind.FILLER,
            Kind.HARMLESS,
            Kind.SMALL_TALK);

    private static final Set<String> USES = Set.of("用", "花", "吃", "使");
    /** 利息太高了, 最近行情好差: how things are, not how anything should be done. */
    private static final Pattern STATES =
            Pattern.compile("(?:最近|现在|今年|这阵子|目前)?(?:利息|利率|行情|市场|波动|风险|房租|压力|物价|币价)(?:实在|真的|也|又)?"
                    + "(?:太|好|真|挺|很|有点|越来越)(?:高|低|贵|大|差|猛|烂|乱|难|惨)(?:了|啦|啊|呀|呢)?");

    private static final Pattern PAY =
            Pattern.compile("[^还付交给退扣收取补要]{1,8}(?:尾款|定金|订金|货款|首付|稿费|工资|薪水|奖金|房租|红包|押金|费用?|钱)");
    private static final String DENYING = "不没未别勿莫甭休";
    private static final WordLists PIECES = WordLists.read("remarks-zh.txt");

    private final List<Lexeme> lexemes;

    private PlainRemarks(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    /** The lexemes, with one harmless word in the place of each remark. */
    static List<Lexeme> marked(List<Lexeme> lexemes) {
        boolean han = false;
        boolean thing = false;
        for (Lexeme lexeme : lexemes) {
            han |= (lexeme.kind() == Kind.WORD || lexeme.is(Kind.ALL_BUT)) && HanRun.isHan(lexeme);
            thing |= THINGS.contains(lexeme.kind());
        }
        return han && thing ? new PlainRemarks(lexemes).marked() : lexemes;
    }

    private List<Lexeme> marked() {
        List<Lexeme> kept = new ArrayList<>();
        int at = 0;
        while (at < lexemes.size()) {
            int end = endOfRun(at);
            Lexeme remark = end > at ? remark(at, end) : null;
            if (remark != null) {
                kept.add(remark);
                at = end;
            } else {
                kept.addAll(lexemes.subList(at, Math.max(end, at + 1)));
                at = Math.max(end, at + 1);
            }
        }
        return kept;
    }

    /** Behind the Chinese words that follow each other without a blank; {@code from} itself where none begins or a pause is not before it. */
    private int endOfRun(int from) {
        if (!HanRun.isHan(lexemes.get(from)) || !pausesBefore(from)) {
            return from;
        }
        int to = from + 1;
        while (to < lexemes.size()
                && HanRun.isHan(lexemes.get(to))
                && lexemes.get(to).start() == lexemes.get(to - 1).end()) {
            to++;
        }
        return to;
    }

    private boolean pausesBefore(int index) {
        return index == 0
                || PAUSES.contains(lexemes.get(index - 1).kind())
                || (lexemes.get(index - 1).end() < lexemes.get(index).start()
                        && (ENDS.contains(lexemes.get(index - 1).kind()) || endsRun(index - 1)));
    }

    private boolean endsRun(int index) {
        return HanRun.isHan(lexemes.get(index))
                && PLAIN.contains(lexemes.get(index).kind());
    }

    /** Behind the request a blank before a value is no pause: 标的 LINK. */
    private boolean pausesBehind(int end, boolean leads) {
        return end == lexemes.size()
                || PAUSES.contains(lexemes.get(end).kind())
                || (lexemes.get(end - 1).end() < lexemes.get(end).start() && (leads || HanRun.isHan(lexemes.get(end))));
    }

    private @Nullable Lexeme remark(int from, int to) {
        List<Lexeme> run = lexemes.subList(from, to);
        Lexeme first = run.getFirst();
        Lexeme last = run.getLast();
        int length = last.end() - first.start();
        boolean leads = from == 0 || lexemes.subList(0, from).stream().noneMatch(l -> THINGS.contains(l.kind()));
        if (length < SHORTEST || length > LONGEST || !pausesBehind(to, leads)) {
            return null;
        }
        String text = Hanzi.simplified(said(run));
        if (STATES.matcher(text).matches()
                || (!leads && PAUSES.contains(lexemes.get(from - 1).kind()) && isPaidFor(run, text))) {
            return Lexeme.of(Kind.HARMLESS, first.start(), last.end(), null, text);
        }
        boolean words = false;
        boolean acts = false;
        boolean kept = first.is(Kind.ALL_BUT) && first.is(Kind.HARMLESS) && USES.contains(lastOf(last.text())); // 留着过年用
        for (int i = 0; i < run.size(); i++) {
            Lexeme lexeme = run.get(i);
            boolean act = ACTS.contains(lexeme.kind())
                    && i + 1 < run.size()
                    && run.get(i + 1).kind() == Kind.WORD;
            boolean short1 = lexeme.kind() != Kind.BECOME || lexeme.end() - lexeme.start() == 1;
            boolean plain = (PLAIN.contains(lexeme.kind()) && short1)
                    || (leads && LEADING.contains(lexeme.kind()))
                    || NEEDS.contains(lexeme.kind())
                    || (kept && (i == 0 || lexeme.kind() == Kind.CLOCK))
                    || isMoneyFor(run, i);
            if (!plain && !act) {
                return null;
            }
            acts |= act || NEEDS.contains(lexeme.kind());
            words |= lexeme.kind() == Kind.WORD || lexeme.kind() == Kind.SERVICE;
        }
        boolean harmless = kept
                ? isUse(text.substring(first.text().length()))
                : words && (acts ? isErrand(text, leads) : !matters(text, first));
        return harmless ? Lexeme.of(Kind.HARMLESS, first.start(), last.end(), null, text) : null;
    }

    private static String lastOf(String text) {
        return text.substring(text.length() - 1);
    }

    /** 设计稿尾款, 翻译费: what somebody is paid. */
    private static boolean isPaidFor(List<Lexeme> run, String text) {
        return PAY.matcher(text).matches()
                && run.stream()
                        .allMatch(lexeme -> PLAIN.contains(lexeme.kind())
                                || lexeme.kind() == Kind.SERVICE
                                || lexeme.kind() == Kind.SOME);
    }

    private static String said(List<Lexeme> run) {
        StringBuilder said = new StringBuilder();
        run.forEach(lexeme -> said.append(lexeme.text()));
        return said.toString();
    }

    /** 留着过阵子装修用: what it is kept for. */
    private static boolean isUse(String text) {
        String rest = text.substring(0, text.length() - 1);
        return !holds("LIMIT", rest) && !holds("OTHER", rest) && !holds("ASKING", rest) && !denies(rest);
    }

    /** 咖啡钱. */
    private static boolean isMoneyFor(List<Lexeme> run, int i) {
        return i > 0
                && i == run.size() - 1
                && run.get(i).text().equals("钱")
                && run.get(i - 1).kind() == Kind.WORD;
    }

    /** 晚上要还花呗, 跑节点用: what somebody has to do, or what he wants it for. */
    private static boolean isErrand(String text, boolean leads) {
        boolean use = text.endsWith("用") || text.endsWith("用的");
        String rest = use ? text.substring(0, text.lastIndexOf('用')) : text;
        int duty = -1;
        for (String piece : PIECES.named("DUTY")) {
            int at = rest.indexOf(piece);
            duty = at >= 0 && (duty < 0 || at < duty) ? at : duty;
            rest = at >= 0 ? rest.replace(piece, "") : rest;
        }
        boolean told = use || (duty >= 0 && (leads || duty == 0));
        return told
                && !holds("LIMIT", rest)
                && !holds("OTHER", rest)
                && !holds("ASKING", rest)
                && !denies(rest)
                && ((leads && duty >= 0) || !holds("IF", rest));
    }

    /** Whether words of Chinese say something that may matter to a request, wherever they stand. */
    static boolean weighs(String text) {
        return holds("IF", text)
                || holds("LIMIT", text)
                || holds("ASKING", text)
                || holds("OTHER", text)
                || denies(text);
    }

    /** Whether it says something that may matter to a request. */
    private static boolean matters(String text, Lexeme first) {
        return holds("IF", text)
                || holds("LIMIT", text)
                || holds("ASKING", text)
                || holds("OTHER", text)
                || first.kind() == Kind.SERVICE
                || begins(text)
                || denies(text);
    }

    private static boolean holds(String name, String text) {
        return PIECES.named(name).stream().anyMatch(text::contains);
    }

    private static boolean begins(String text) {
        return PIECES.named("IMPERATIVE").stream().anyMatch(text::startsWith);
    }

    private static boolean denies(String text) {
        String rest = text;
        for (String piece : PIECES.named("CALM")) {
            rest = rest.replace(piece, "");
        }
        return rest.chars().anyMatch(c -> DENYING.indexOf(c) >= 0);
    }
}
