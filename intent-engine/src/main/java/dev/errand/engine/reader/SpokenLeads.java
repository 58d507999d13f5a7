package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 就是我跟室友合租嘛然后这个月轮到我交网费你帮我转…: what somebody tells before he asks, written down without a sign. 你帮我 and its like open the
 * request; what stands before it tells of himself or of his own, piece by piece, and holds no value, no time to come, no condition and
 * no denial of an act.
 */
final class SpokenLeads {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 60;

    /** What opens the request, in simplified characters. */
    private static final Pattern OPENS =
            Pattern.compile("(?:所以|那|那就|就)?(?:你就?|您就?)?(?:能不能|可不可以|可以|能|请|麻烦|劳烦|烦请|拜托)?(?:你|您)?(?:帮我|帮忙|替我|给我|帮俺|帮咱)"
                    + "|(?:麻烦|劳烦|烦请|拜托|请)(?:你|您)?(?:帮忙)?");

    /** What parts a telling aloud. */
    private static final Set<String> PARTING = Set.of(
            "嘛", "呢", "然后", "所以", "然后呢", "然后就", "就是", "那个", "那", "这个", "就", "吧", "啊", "呀", "哈", "呃", "嗯", "哎", "诶", "喂",
            "我想问一下", "我问一下", "我跟你说", "是");

    /** Of whom it may tell. */
    private static final Pattern SUBJECT = Pattern.compile(
            "个?(?:因为|主要是|其实|最近|今天|昨天|昨晚|刚才|刚刚|刚|上次|上周|上个月|这个月|现在|我)*(?:我|咱|俺|[老小阿][\\u4e00-\\u9fff]|家里|公司|店里|学校|孩子|儿子|女儿|闺女|孙子|孙女|老婆|老公"
                    + "|老伴|媳妇|妈|爸|爷爷|奶奶|室友|舍友|同事|朋友|同学|房东|老板|老师|手机|电脑|轮到|该|生活费|房租|学费|伙食费|奶粉|尿不湿|车|快递|外卖|店里|铺子|客人|学生|老人)[\\u4e00-\\u9fff]*");

    /** What is no telling of what is so: a time to come, a condition, an act of ours. */
    private static final Set<Kind> WEIGHTY = EnumSet.of(
            Kind.NUMBER,
            Kind.SHARE,
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.GPU,
            Kind.MODEL,
            Kind.ATTACHMENT,
            Kind.PERCENT,
            Kind.BAD_NUMBER,
            Kind.IF,
            Kind.CLOCK,
            Kind.PERIOD,
            Kind.PERIOD_BAD,
            Kind.EVERY,
            Kind.BY,
            Kind.WHEN_RIGHT,
            Kind.CANCEL,
            Kind.OR,
            Kind.REST,
            Kind.IT);

    /** What may be done for the one who tells. */
    private static final Set<Kind> ACTS = Clause.union(
            Verbs.OF_TOKENS,
            Kind.RENT,
            Kind.RUN,
            Kind.GENERATE,
            Kind.TRAIN,
            Kind.RENDER,
            Kind.RECEIVE,
            Kind.WANT,
            Kind.NEED,
            Kind.USE,
            Kind.OBJECT);

    private static final Set<Kind> OPENING = EnumSet.of(Kind.FILLER, Kind.TIME_MARK);

    private SpokenLeads() {}

    /** The lexemes, with a harmless word and a pause in the place of what is told before the request. */
    static List<Lexeme> parted(List<Lexeme> lexemes) {
        int open = 0;
        while (open < lexemes.size() && isTold(lexemes, open)) {
            open++;
        }
        boolean leads = open > 0 && open + 1 < lexemes.size() && opens(lexemes.get(open));
        if (!leads || lexemes.get(open).start() - lexemes.getFirst().start() < SHORTEST) {
            return lexemes;
        }
        boolean called = Set.of("你", "您").contains(lexemes.get(open - 1).text());
        List<Lexeme> lead = lexemes.subList(0, called ? open - 1 : open);
        if (lead.isEmpty()) {
            return lexemes;
        }
        if (!isTelling(lead, lexemes.subList(open, lexemes.size()))) {
            return lexemes;
        }
        List<Lexeme> parted = new ArrayList<>(lexemes.size());
        int end = lead.getLast().end();
        parted.add(Lexeme.of(Kind.HARMLESS, lead.getFirst().start(), end, null, ChineseAsides.said(lead)));
        parted.add(Lexeme.of(Kind.COMMA, end, end, null, ","));
        parted.addAll(lexemes.subList(open, lexemes.size()));
        return parted;
    }

    /** Whether what stands there follows, without a pause, what stood before. */
    private static boolean isTold(List<Lexeme> lexemes, int i) {
        Lexeme lexeme = lexemes.get(i);
        return lexeme.end() - lexemes.getFirst().start() <= LONGEST
                && HanRun.isHan(lexeme)
                && !WEIGHTY.contains(lexeme.kind())
                && !Purposes.PAUSES.contains(lexeme.kind())
                && (i == 0 || lexemes.get(i - 1).end() == lexeme.start())
                && !(i > 0 && opens(lexeme));
    }

    private static boolean opens(Lexeme lexeme) {
        return OPENING.contains(lexeme.kind())
                && OPENS.matcher(Hanzi.simplified(lexeme.text())).matches();
    }

    private static boolean isTelling(List<Lexeme> lead, List<Lexeme> behind) {
        int from = 0;
        boolean told = false;
        for (int i = 0; i <= lead.size(); i++) {
            if (i < lead.size() && !parts(lead.get(i))) {
                continue;
            }
            List<Lexeme> piece = lead.subList(from, i);
            if (!piece.isEmpty() && !tells(piece, behind)) {
                return false;
            }
            told |= !piece.isEmpty();
            from = i + 1;
        }
        return told;
    }

    private static boolean parts(Lexeme lexeme) {
        return PARTING.contains(Hanzi.simplified(lexeme.text()));
    }

    private static boolean tells(List<Lexeme> piece, List<Lexeme> behind) {
        String said = ChineseAsides.said(piece);
        return said.length() == 1 || ChineseAsides.isAside(piece, behind, true, false) || isOfOwn(said);
    }

    /** 小孩报了个画画班: between two pauses, with no act of ours in it. */
    static boolean isNarrative(List<Lexeme> run, String said) {
        return run.stream().noneMatch(lexeme -> WEIGHTY.contains(lexeme.kind()) || ACTS.contains(lexeme.kind()))
                && isOfOwn(said);
    }

    private static boolean isOfOwn(String said) {
        return said.length() > SHORTEST && SUBJECT.matcher(said).matches() && AsideWords.isPlain(said);
    }
}
