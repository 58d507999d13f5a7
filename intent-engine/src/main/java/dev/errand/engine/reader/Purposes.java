package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 给孩子交保险, 家里装修, 留着也没用, 算我请他吃饭: why somebody asks, said in Chinese between two pauses. The verbs in it are of the world, not of
 * the chain: what they do is to things that no request of ours is about. The words stand in {@code purposes-zh.txt}.
 */
final class Purposes {

    private static final int LONGEST = 16;
    private static final WordLists WORDS = WordLists.read("purposes-zh.txt");
    static final Set<Kind> PAUSES = EnumSet.of(Kind.COMMA, Kind.STOP);
    /** What a request is about, or what turns it: a clause that holds one of these is no mere purpose. */
    private static final Set<Kind> OURS = Clause.union(Entities.NO_REMARK, Kind.THEN, Kind.OR, Kind.CANCEL, Kind.MEND);

    private static final Pattern PURPOSE = anyOf(
            "(?:TIME)?(?:WHO)?(?:MEANT){0,2}(?:(?:给|替|帮|陪|带)(?:OTHERS))?(?:SPENDS)(?:OTHERS)?(?:COUNT)?(?:THING)(?:用|使|了|的|去|啦|呢)*",
            "(?:TIME)?(?:WHO)?(?:TIME)?(?:MEANT)?(?:EVENT)(?:MEANT)?(?:(?:SPENDS)(?:COUNT)?(?:THING))?(?:USED)?(?:了|啦|呢|的)*",
            "(?:TIME|WHO|LIES){1,3}(?:也是|也|都|又|就)?(?:IDLE)(?:了|的|啦|呢|钱)*",
            "(?:MEANT)?(?:TIME)?(?:就|也)?(?:当|做|作|作为|算|算是|就当|就当是|当作|当是|权当|算作)(?:WHO|OTHERS)?(?:的|给OTHERS的|个|一点|点|份|我|一份)?(?:小)?(?:GIFT)(?:了|吧|啦)*",
            "算我请(?:OTHERS|大家|你|客)?(?:吃.{1,3}|喝.{1,3}|的|客)?(?:了|吧)*",
            "(?:EVENT|吃饭|打车|这|那|上次|昨天|前天|上周|房租|水电){0,2}(?:的)?(?:账|帐|钱|费用|人情)(?:这下|总算|就|就算|也|算)*"
                    + "(?:清了|两清了?|结清了|平了|了结了|算清了|不欠了)");
    private static final Pattern JOB = Pattern.compile(
            "(?:我们?|咱们?|公司|团队|实验室)?(?:要|想|准备|打算|用来|拿来|好|得|是为了)?去?(?:训练?|跑|微调|推理|做|渲染?|测试?|调试?|搞|写|改)(?:个|一下|点|些)?"
                    + "(?:模型|大模型|小模型|实验|任务|推理|训练|渲染|测试|项目|作业|论文|比赛|毕设|毕业设计|动画|代码|数据)(?:用|的)?");

    /** Units of time stand in lexemes as durations do. */
    static final Map<String, String> UNITS = Map.of("P1D", "天", "P1W", "周", "P1M", "个月", "P1Y", "年");

    private Purposes() {}

    /** The lexemes, with one harmless word in the place of each purpose. */
    static List<Lexeme> marked(List<Lexeme> lexemes) {
        boolean han = lexemes.stream().anyMatch(HanRun::isHan);
        boolean thing = lexemes.stream().anyMatch(lexeme -> Entities.TOPICS.contains(lexeme.kind()));
        return han && thing ? without(lexemes) : lexemes;
    }

    private static List<Lexeme> without(List<Lexeme> lexemes) {
        List<Lexeme> kept = new ArrayList<>();
        boolean rents = false;
        int from = 0;
        while (from < lexemes.size()) {
            int to = from;
            while (to < lexemes.size() && !PAUSES.contains(lexemes.get(to).kind())) {
                to++;
            }
            List<Lexeme> run = lexemes.subList(from, to);
            boolean whole = run.size() == lexemes.size();
            if (!run.isEmpty() && !whole && isPurpose(run, rents)) {
                Lexeme last = run.getLast();
                kept.add(Lexeme.of(Kind.HARMLESS, run.getFirst().start(), last.end(), null, said(run)));
            } else {
                kept.addAll(run);
            }
            rents |= run.stream().anyMatch(lexeme -> lexeme.is(Kind.RENT));
            if (to < lexemes.size()) {
                kept.add(lexemes.get(to));
            }
            from = to + 1;
        }
        return kept;
    }

    private static boolean isPurpose(List<Lexeme> run, boolean rented) {
        boolean apart = run.getLast().end() - run.getFirst().start() > LONGEST
                || run.stream().anyMatch(lexeme -> OURS.contains(lexeme.kind()) || !HanRun.isHan(lexeme));
        if (apart) {
            return false;
        }
        String said = said(run);
        return PURPOSE.matcher(said).matches() || (rented && JOB.matcher(said).matches());
    }

    private static String said(List<Lexeme> run) {
        StringBuilder said = new StringBuilder();
        run.forEach(lexeme -> said.append(UNITS.getOrDefault(lexeme.text(), lexeme.text())));
        return Hanzi.simplified(said.toString());
    }

    /** The patterns, with the words of a list for its name. */
    private static Pattern anyOf(String... patterns) {
        String all = "(?:" + String.join(")|(?:", patterns) + ")";
        for (String name : List.of(
                "TIME", "WHO", "OTHERS", "MEANT", "SPENDS", "COUNT", "THING", "EVENT", "USED", "IDLE", "LIES",
                "GIFT")) {
            all = all.replace(name, alternatives(WORDS.named(name)));
        }
        return Pattern.compile(all);
    }

    private static String alternatives(Collection<String> words) {
        return "(?:" + String.join("|", words) + ")";
    }
}
