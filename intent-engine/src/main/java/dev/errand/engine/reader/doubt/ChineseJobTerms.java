package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.KeyedPatterns;

/**
 * What a text says of a job that no field of it holds, or asks: H100 四张起, 两天能不能搞定, 比 4090 快的, 免费, 第二个附件, 租一周七天, 租…用来渲染. Immutable and
 * thread-safe.
 */
final class ChineseJobTerms {

    /** What asks, compares or bounds, and no field of a job holds: H100 四张起. */
    private static final KeyedPatterns OF_JOBS = KeyedPatterns.of(
            KeyedPattern.of("起", "(?<![今明后当])(?:张|台|块|小时|天|卡)起(?![来步动])"),
            KeyedPattern.of("能", "能不能(?:搞定|完成?|跑完|训完|做完|渲完|够|行)|能(?:搞定|跑完|训完|做完|渲完)吗"),
            KeyedPattern.of("比", "(?<![对占])比(?!例|如|赛|较|特)[^,，。]{1,14}(?:快|好|强|便宜|贵|大|新)的?(?:卡|机器|显卡)?\\s*(?:$|[,，。])"),
            KeyedPattern.of("免", "免费|不花钱"),
            KeyedPattern.of("集", "[a-z0-9]\\s?集群"),
            KeyedPattern.of("第", "第\\s?[二三四五两2-9]\\s?个?(?:附件|文件)"),
            KeyedPattern.of("一每/", "(?:刀|美元|美金|u|usd[ctT]?)\\s?(?:一|每|/)\\s?(?:天|日|小时|个?钟|周|月)"),
            KeyedPattern.of("秒", "(?:总共|一共|总长|时长|共)\\s?[0-9]+\\s?秒|秒的(?:片|视频|动画|短片)"),
            KeyedPattern.of("周星月天", "一(?:周|个?星期)(?:7|七)天|一个月(?:30|三十)天|一天(?:24|二十四)个?小时"));

    private static final KeyedPattern RENTED = KeyedPattern.of("租用", "租(?:完|好)了?|用来(?:渲染|训练|跑|推理)");

    private ChineseJobTerms() {}

    /** Whether it does. */
    static boolean areOther(ReadyText said) {
        boolean jobs = false;
        for (int i = 0; i < said.size(); i++) {
            jobs |= Fields.JOBS.contains(said.type(i));
        }
        return jobs
                && (OF_JOBS.any(said.text(), pattern -> pattern.isIn(said.text()))
                        || (said.asksFor("rent") && RENTED.isIn(said.text())));
    }
}
