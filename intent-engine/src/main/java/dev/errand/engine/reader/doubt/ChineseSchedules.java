package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.intent.Ground;
import java.util.List;

/** 每月转 10 USDC 给 @bob，一年; 每单周…; 每月都在转…; 每 2-3 周…: an end or a day that no interval holds, and what only tells what is done. */
final class ChineseSchedules {

    private static final KeyedPattern ENDS = KeyedPattern.of(
            "年月周季星期天次到直",
            "(?:[,。;\\s]|为期|持续|连续|坚持|共|总计)(?:为期|持续|连续|连着|坚持|共|总共|一共|先|就|转|做|定投|存|买)?\\s?(?:半|[一二两三四五六七八九十0-9]{1,3})\\s?(?:年|个半?月|个?季度?|个星期|个礼拜|期|次)(?!一|后|之后|以后|内|前)(?:就?(?:停|行|好|够)了?|吧|为止)?\\s*(?:$|[,。;!])"
                    + "|[,。;\\s](?:一)?直?到(?!账|@|[a-z0-9]|期|时候|时)\\p{IsHan}");
    private static final KeyedPattern TOLD = KeyedPattern.of(
            "都一太单长生", "每(?:个?月|周|天|日|年)\\s?(?:都在|一直在)|太多了\\s*$|太频繁了?\\s*$|单周|单月|双月|每年生日|每年(?:春节|中秋|过年)");

    /** 今年每周…: for how long. */
    private static final KeyedPattern WITHIN =
            KeyedPattern.of("年月周季前", "(?:今年|明年|这个?月|本月|下个?月|这周|本周|这个?季度|[休婚业放]前)(?:内|里|之内)?每");

    /** 过十分钟: later. */
    private static final KeyedPattern LATER = KeyedPattern.of(
            "过", "(?:^|[,。;\\s再])过\\s?(?:半|[一二两三四五六七八九十0-9]{1,3})\\s?个?半?(?:分钟|小时|钟头|钟|天|周|星期|礼拜|月|年)(?!价|息)");

    /** 每单周, 长期: how often, where no interval was read. */
    private static final KeyedPattern OFTEN = KeyedPattern.of("单长", "每?逢?单周|给\\s?@?[\\w.]+\\s?长期\\s*$");

    /** 每 2-3 周: how often is not said, so it is not done once. */
    private static final KeyedPattern VAGUE_INTERVAL =
            KeyedPattern.of("每", "每\\s?隔?\\s?(?:[0-9]+\\s?[-~到至]\\s?[0-9]+|两三|三四|一两|几)\\s?个?(?:天|日|周|星期|礼拜|月|小时)");

    private ChineseSchedules() {}

    static boolean areMore(ReadyText said) {
        List<Ground> every = said.ending("/trigger/every");
        if (every.isEmpty()) {
            return OFTEN.isIn(said.text()) || LATER.isIn(said.text()) || VAGUE_INTERVAL.isIn(said.text());
        }
        boolean apart = every.size() > 1
                && !String.valueOf(every.getFirst().text())
                        .equals(every.getLast().text())
                && said.has("/intents/1/asset/amount/of"); // 每周用 10 USDC 买 ETH，每月转给 @bob
        return apart || ENDS.isIn(said.text()) || WITHIN.isIn(said.text()) || TOLD.isIn(said.text());
    }
}
