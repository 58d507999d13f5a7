package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.KeyedPatterns;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Reading;

/**
 * Chinese that tells what was done, complains of it or asks about it in the words of a request: 你把 2 ETH 转给 @bob 了, 2 ETH 转 @bob 了吗,
 * 借了 1000 USDC, 渲染 250 帧太慢了, …用英文怎么说. Immutable and thread-safe.
 */
final class ChineseReports {

    private static final String IN_CLAUSE = "[^,，。;；!！?？\\n]*";
    private static final String CLOSE = "(?:吗|吧|嘛|么|呢|啊|呀|哈|没有?|对吧|是吧|未)?[\\s?!.。！？~]*";
    private static final String NAMED = "(?:[a-z0-9_.-]|以太坊?|泰达币?)\\s*";
    private static final String DEED = "(?:转|打|发|汇|付|还|换|兑|买|卖|存|借|取|送)";

    /** 你(怎么)把 2 ETH 转给 @bob 了: behind what is given, and not behind the verb. */
    private static final KeyedPattern BY_YOU = KeyedPattern.of(
            "了",
            "\\s*(?:你们?|妳|您)(?!帮|给我|替|先|去|来|就|得|要|可以|能|直接|把我)" + IN_CLAUSE + NAMED + "了" + CLOSE
                    + "(?:$|[,，。;；!！?？\\n].*)");

    /** 钱转给 @bob 了, 2 ETH 转 @bob 了吗: nobody is asked. */
    private static final KeyedPattern DONE = KeyedPattern.of(
            "了",
            "\\s*[^把将帮请麻烦去快给让想要你替全都,，。;；!！?？\\n]*" + DEED + "[给到至往成为进入回去]?\\s?@?[a-z0-9_.-]+\\s*了" + CLOSE
                    + "(?:$|[,，].*)");

    private static final KeyedPatterns BEHIND = KeyedPatterns.of(
            KeyedPattern.of(
                    "够说讲写译解点样做要意值划合用少念",
                    "(?:够不够|够唔够|够吗|够不|(?:怎么|点样?)(?:说|讲|写|翻译|念)|什么意思|啥意思|点解|(?<![基个])点算|会点样?|会怎么?样|有必要吗|值得吗|划算吗|合适吗|之?后我?(?:还|余额)(?:剩|有)?多少|换完剩多少|有乜用|有什么用)[\\s?!.。！？~]*$"),
            KeyedPattern.of("这那呢嗰", "[\\s,，\"”」](?:这|那|呢|嗰)(?:句话?|段话?|条(?:消息|短信|信息)|行字)(?:是|系|什么|怎么|点|谁|有)"),
            KeyedPattern.of(
                    "了走",
                    "^\\s*(?:我们?|俺|咱)?(?![^,，]*(?:后|再|就|先))(?:[买存取借提]了|借走了?)\\s?[0-9一二两三四五六七八九十百千万]|^\\s*[花用拿][^,，]*[买换存]了\\s?[a-z]+[\\s.。!！]*$"),
            KeyedPattern.of("太", "^" + IN_CLAUSE + "[a-z0-9帧张]\\s*太(?:慢|贵|久|卡|难|麻烦|折腾|坑)了" + CLOSE + "$"),
            KeyedPattern.of(
                    "了", "[0-9帧张次条a-z]\\s*(?:花了|用了|耗了|费了|跑了|渲了|训了|租了)(?:我)?(?:整整|足足|差不多)?\\s*[0-9一二两三四五六七八九十半]"),
            KeyedPattern.of("不唔", "(?:^|[\\s,，。;；我你])(?:还是|到底|究竟|谂下|想下|睇下)?([转换买卖存取借还打付汇沽租])(?:不|唔)\\1"),
            KeyedPattern.of("呢", "^[^能可请帮麻劳想要把将给替吗好]*[a-z0-9]\\s*呢[\\s?？]*$"),
            KeyedPattern.of("会是", "^\\s*你会(?:[把将用转换买卖存取借还打付]|不会)(?!帮)|^\\s*我是[转换买卖存取借还打付]\\s?[0-9][^,，。]*的\\s*$"),
            KeyedPattern.of("就试", "我就(?:报警|报案|删|投诉|举报|破产|翻脸|卸载|完了|没钱|倾家荡产|跟你|去告)|你(?:再|敢)[^,，。]*试试(?:看)?\\s*$"),
            KeyedPattern.of("吗", "^(?:(?!给我)[^能可请帮麻劳想要替好行方会])*[a-z0-9](?<!ok)\\s*吗[\\s?？]*$"),
            KeyedPattern.of("什毛屁啥鬼", "[转换买卖](?:什么|毛|个屁|啥|鬼)\\s?[0-9]"),
            KeyedPattern.of(
                    "看瞧睇计解打咨请介讲说讨研测预想话算问估",
                    "(?:^|[,，。;；\\n])\\s*(?:帮我|我想|想|请)?(?:看看|瞧瞧|睇睇|睇下|计下|算下|算算|问下|问问|估下|了解一?下|打听一?下?|咨询一?下?|请教一?下?|介绍一?下|讲讲|说说|解释一?下|讨论|研究|测试|预览|想知道|想了解|话我知点)\\s?(?:把|将|用|拿)?\\s?[0-9][^,，。]*[换兑]"),
            KeyedPattern.of(
                    "了",
                    "[,，]\\s?(?:用|花|跑|耗)了\\s?[0-9一二两三四五六七八九十半]+\\s?(?:个)?(?:半)?(?:小时|钟头|分钟|天)|训练[^,，]*用了\\s?[0-9]"),
            KeyedPattern.of("啫嘅咋系", "(?:玩下|玩吓|讲笑|试下)(?:啫|嘅|咋)|(?:都系|还系)(?:算|唔)(?:啦|喇|了|数)?[\\s.。!！~]*$"));

    private ChineseReports() {}

    /**
     * Whether it does so; what a service is to say, write or explain is no report (找人告诉我…用英语怎么说).
     *
     * @param said the text, folded
     */
    static boolean tells(String said, Reading ready) {
        return !Lists.all(ready.intents(), intent -> intent.type().equals("service")) && isReport(said);
    }

    private static boolean isReport(String said) {
        return BY_YOU.matches(said) || DONE.matches(said) || BEHIND.any(said, pattern -> pattern.isIn(said));
    }
}
