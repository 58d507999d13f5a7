package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.KeyedPatterns;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import java.util.regex.Pattern;

/**
 * What a text says of a job that no field of it holds, or asks: H100 四张起, 两天能不能搞定, 比 4090 快的, 免费, 第二个附件, 租一周七天, 租…用来渲染, 第 500 个请求, 2 小时以上, 单条 20 刀以内. Immutable and
 * thread-safe.
 */
final class ChineseJobTerms {

    /** What asks, compares or bounds, and no field of a job holds: H100 四张起. */
    private static final KeyedPatterns OF_JOBS = KeyedPatterns.of(
            KeyedPattern.of("起", "(?<![今明后当])(?:张|台|块|小时|天|卡)起(?![来步动])"),
            KeyedPattern.of("能", "能不能(?:搞定|完成?|跑完|训完|做完|渲完|够|行)|能(?:搞定|跑完|训完|做完|渲完)吗"),
            KeyedPattern.of("比", "(?<![对占])比(?!例|如|赛|较|特)[^,，。]{1,14}(?:快|好|强|便宜|贵|大|新)的?(?:卡|机器|显卡)?\\s*(?:$|[,，。])"),
            KeyedPattern.of("免", "免费|不花钱"),
            KeyedPattern.of(
                    "bp位", "(?<![a-z0-9.])(?:[2-8]|16|32)\\s?-?(?:bit|位量化|位精度)|(?<![a-z0-9])[0-9]{3,4}p(?![a-z0-9])"),
            KeyedPattern.of("集", "[a-z0-9]\\s?集群"),
            KeyedPattern.of("第", "第\\s?[二三四五两2-9]\\s?个?(?:附件|文件)"),
            KeyedPattern.of("一每/", "(?:刀|美元|美金|u|usd[ctT]?)\\s?(?:一|每|/)\\s?(?:天|日|小时|个?钟|周|月)"),
            KeyedPattern.of("秒", "(?:总共|一共|总长|时长|共)\\s?[0-9]+\\s?秒|秒的(?:片|视频|动画|短片)"),
            KeyedPattern.of("周星月天", "一(?:周|个?星期)(?:7|七)天|一个月(?:30|三十)天|一天(?:24|二十四)个?小时"));

    private static final KeyedPattern UPLOADED =
            KeyedPattern.of("文档檔", "(?:我|刚|已经?)(?:刚|刚才|已经?)?(?:上?传|上[载載]|发|給|给|附|放)[^,，。]{0,6}(?:文件|文档|档案|檔案|资料|数据)");

    private static final int NEAR = 8;

    private static final KeyedPattern RENTED = KeyedPattern.of("租用", "租(?:完|好)了?|用来(?:渲染|训练|跑|推理)");

    /** Right in front of what a number counts: one of them only, or as many at most. */
    private static final Pattern BEFORE_COUNT = Pattern.compile("(?:第|最多|至多|顶多|不超过|最少|至少|起码|[0-9]、)\\s?$");

    private static final Pattern BEHIND_COUNT = Pattern.compile("^(?:个|条|次)?(?:请求|帧)?(?:以内|以上|以下|左右|上下|之内|为限|封顶)");
    /** Of a time or a price: another one than the limit. */
    private static final Pattern BEFORE_LIMIT =
            Pattern.compile("(?:上次|上回|之前|已经|都|等了|跑了|[单每](?:条|个|次|帧|张)(?:请求)?(?:不超过|最多)?)\\s?$");

    private static final Pattern BEHIND_LIMIT = Pattern.compile(
            "^(?:了|以上|开外|起步|打底|太[久长慢贵多]|[跑做训渲搞弄处][理染练]?得(?:完|好|定|过来)|够(?:不够|吗)|[一每/]\\s?(?:条|个|次|帧|张)|(?:之内|以内)?[一每](?:条|个|次|帧|张))");
    /** 共 500 万输入 token of several requests, and 每个 1000 token of neither side. */
    private static final Pattern IN_ALL = Pattern.compile("(?:共|总计|合计|[总全]数)(?:计|有|是|输入|输出)?\\s?$");

    private static final Pattern EACH = Pattern.compile("每(?:个|条|次)(?:请求)?(?:大概|约|有|用)?\\s?$");

    private static final Pattern SIDED = Pattern.compile("[入出进吐]|生成|(?<![a-z])(?:in|out)");

    private ChineseJobTerms() {}

    /** Whether it does. */
    static boolean areOther(ReadyText said) {
        boolean jobs = false;
        for (int i = 0; i < said.size(); i++) {
            jobs |= Fields.JOBS.contains(said.type(i));
        }
        return jobs
                && (Lists.any(said.spans(), value -> isBounded(said, value))
                        || OF_JOBS.any(said.text(), pattern -> pattern.isIn(said.text()))
                        || (said.asksFor("infer") && said.ending("/input").isEmpty() && UPLOADED.isIn(said.text()))
                        || (said.asksFor("rent") && RENTED.isIn(said.text())));
    }

    private static boolean isBounded(ReadyText said, Ground value) {
        String path = value.path();
        String before = said.text().substring(Math.max(0, value.start() - NEAR), value.start());
        String behind = said.behind(value.end());
        if (path.endsWith("/requests") || path.endsWith("/frames")) {
            return BEFORE_COUNT.matcher(before).find()
                    || BEHIND_COUNT.matcher(behind).find();
        } else if (path.endsWith("/deadline") || path.contains("/maxCost/")) {
            return BEFORE_LIMIT.matcher(before).find()
                    || BEHIND_LIMIT.matcher(behind).find();
        } else if (path.endsWith("putTokens")) {
            boolean several = said.has(path.substring(0, path.lastIndexOf('/')) + "/requests");
            return (several && IN_ALL.matcher(before).find())
                    || (EACH.matcher(before).find()
                            && !SIDED.matcher(said.text()).find());
        }
        return false;
    }
}
