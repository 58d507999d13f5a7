package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What Chinese puts behind a request and what asks for nothing: what somebody wants of it, how he feels. */
final class Trailing {

    private static final int LONGEST = 8;
    private static final Set<Kind> TRAILING = Kinds.of(
            Kind.WORD,
            Kind.HARMLESS,
            Kind.FILLER,
            Kind.SERVICE,
            Kind.SOMEBODY,
            Kind.MEASURE,
            Kind.SOME,
            Kind.OF,
            Kind.SUBJECT);
    private static final Set<Kind> ENDS = Kinds.of(Kind.RECIPIENT, Kind.MARKET);
    private static final Set<Kind> BEHIND = Kinds.of(
            Kind.RECIPIENT,
            Kind.MARKET,
            Kind.TOKEN,
            Kind.MEASURE,
            Kind.OUT,
            Kind.SUPPLY,
            Kind.WITHDRAW,
            Kind.BORROW,
            Kind.FILLER);
    private static final Pattern WANTS = Pattern.compile("图|求|赚|挣|收|吃|生|省|避|防|当|做|用来|以便|以防|准备|打算|好|玩|补贴|应");
    private static final int LONGEST_REMARK = 4;
    /** What names another way of doing it, or another thing. */
    private static final Pattern CHANGING = Pattern.compile(
            "[价費费税桥橋跨锁鎖挂掛限原主网網匿私密测測试試仓倉倍对對双雙合另改先后後前再又也都各每等待到给給和跟或者还還从從向往回退返池路拆组組转轉换換买買卖賣存取借还租训訓跑渲付送发發打]");

    private static final Set<Kind> STATED_BEHIND = Kinds.of(Kind.TOKEN, Kind.RECIPIENT, Kind.MARKET, Kind.MEASURE);
    private static final Pattern ASKING = Pattern.compile("[帮请再另把将给走选先才]|顺便|顺手|还有");

    private final HanRun run;
    private final List<Lexeme> lexemes;

    Trailing(HanRun run) {
        this.run = run;
        this.lexemes = run.lexemes();
    }

    /** 存到 Compound 挣利息, 换 WETH 图个吉利: what somebody wants of it. */
    void remove() {
        for (int end = lexemes.size(); end > 1; end--) {
            if (end < lexemes.size() && !run.is(end, Joints.OF_CLAUSES)) {
                continue;
            }
            int from = end;
            boolean words = false;
            while (from > 0
                    && end - from < LONGEST
                    && HanRun.isHan(lexemes.get(from - 1))
                    && run.is(from - 1, TRAILING)
                    && !HanRun.isWeighty(lexemes.get(from - 1))) {
                from--;
                words |= run.is(from, Kind.WORD, Kind.SERVICE);
            }
            while (words && from < end && !wants(from) && !run.is(from - 1, ENDS) && !isRemark(from, end)) {
                from++; // the purpose may begin later
            }
            boolean query = Lists.any(
                    lexemes.subList(run.startOfClause(from), from),
                    lexeme -> lexeme.kind() == Kind.SERVICE); // it belongs to what another agent is asked
            boolean purpose =
                    words && !query && from < end && (wants(from) ? run.is(from - 1, BEHIND) : plain(from, end));
            int said = startOfTrailing(end);
            if (!purpose && !query && said < end && states(said, end)) {
                from = said;
                purpose = true;
            }
            if (purpose) {
                lexemes.subList(from, end).clear();
                end = from;
            }
        }
    }

    /** Where the plain words begin that {@code end} is the end of. */
    private int startOfTrailing(int end) {
        int from = end;
        while (from > 0
                && end - from < LONGEST
                && HanRun.isHan(lexemes.get(from - 1))
                && run.is(from - 1, TRAILING)
                && !run.is(from - 1, Kind.SERVICE, Kind.SOMEBODY)
                && !HanRun.isWeighty(lexemes.get(from - 1))) {
            from--;
        }
        return from;
    }

    private boolean wants(int index) {
        return WANTS.matcher(lexemes.get(index).text()).lookingAt() || isDoubled(index);
    }

    /** 压压惊, 解解馋. */
    private boolean isDoubled(int index) {
        return run.is(index, Kind.WORD)
                && run.is(index + 1, Kind.WORD)
                && lexemes.get(index).text().equals(lexemes.get(index + 1).text());
    }

    /** "…换 USDC 随缘了": behind a blank, and as a statement ends. */
    private boolean states(int from, int to) {
        Lexeme last = lexemes.get(to - 1);
        boolean apart = run.is(from - 1, STATED_BEHIND)
                && lexemes.get(from - 1).end() < lexemes.get(from).start()
                && !HanRun.isHan(lexemes.get(from - 1));
        return apart
                && Lists.any(lexemes.subList(from, to), lexeme -> lexeme.kind() == Kind.WORD)
                && last.end() - lexemes.get(from).start() <= LONGEST
                && "了啦的呀啊哈哦咯嘞喽".indexOf(last.text().charAt(last.text().length() - 1)) >= 0
                && Lists.none(
                        lexemes.subList(from, to),
                        lexeme -> ASKING.matcher(lexeme.text()).find());
    }

    /** 换 dai 保命: a few plain words behind the last token. */
    private boolean isRemark(int from, int to) {
        boolean behind = run.is(from - 1, Kind.TOKEN) && from > 2;
        int length = lexemes.get(to - 1).end() - lexemes.get(from).start();
        return behind
                && length <= LONGEST_REMARK
                && lexemes.get(from).start() == lexemes.get(from - 1).end()
                && Lists.any(lexemes.subList(from, to), lexeme -> lexeme.kind() == Kind.WORD)
                && Lists.none(
                        lexemes.subList(from, to),
                        lexeme -> lexeme.kind() == Kind.SERVICE
                                || lexeme.kind() == Kind.SOMEBODY
                                || lexeme.kind() == Kind.SUBJECT
                                || CHANGING.matcher(lexeme.text()).find());
    }

    private boolean plain(int from, int to) {
        if (isRemark(from, to)) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (run.is(i, Kind.SERVICE)) {
                return false;
            }
        }
        return run.is(from - 1, ENDS);
    }
}
