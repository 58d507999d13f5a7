package dev.errand.engine.reader.doubt;

import dev.errand.intent.Ground;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * 用 USDC 买 1 ETH，ETH 涨到 4000 时卖掉; …，每周卖掉: behind a price or an interval that stands behind all values of a step, a verb that is not the
 * step's own asks for another step. The reading left that out, and put what it hangs on on the step before. So only the step's verb, or what
 * says that it is done, may stand there. Thread-safe.
 */
final class ChineseTriggerTails {

    private static final String UNIT =
            "\\s*(?:刀|美元|美金|美刀|u|usd[tc]?|块钱?|蚊|\\$|以上|以下|之上|之下|上方|下方|上面|下面|那里|左右|附近|的价格|的价位|这个价|\\s)*";
    private static final String WHEN = "(?:的?时候|的?时侯|时|嗰阵时?|的话|了|后|之后|以后|那天|那刻|为条件)*\\s*";
    private static final String SELF =
            "(?:我|你|请|帮我|给我|替我|同我|麻烦你?|自动|立刻|马上|立即|即刻|直接|全部?|都|一次性|去|来|再|就|才|便|先|方可?|才能|可以)*";
    private static final String DONE = "(?:执行|操作|成交|动手|下单|触发|交易|办理?|弄|做|搞|处理|生效|行动|动|来|开始|进行|这么做|这样做|出手)?";
    private static final String OBJECT = "(?:它|掉|成|给(?:他|她|佢)|过去|给|进去|进|去)*";
    private static final String CLOSE = "(?:吧|了|啊|哈|呀|啦|喇|呗|喔|哦|好了吗|\\s)*[)）\"”]*\\s*";

    private static final String BUYS = "(?:买入|买进|买|购入|购买|购|入手|入|换入|换|兑换|兑|抄底|吸|接)?";
    private static final String SELLS = "(?:卖出|卖掉|卖|抛售|抛出|抛|沽出|沽|出手|出货|出|换出|换|兑换|兑|止损|止盈|割肉|清仓|清|走|转)?";
    private static final String SWAPS = "(?:换|兑换|兑|转换|转|止损|止盈)?";
    private static final String OTHER = "(?:转账|转|打款|打|付款|付|支付|发|汇款|汇|送|寄|存入|存|放|取出来?|取|提出来?|提|赎回|赎|借|还款|还)?";

    private static final Pattern BUY = tail(UNIT + WHEN, BUYS, "");
    private static final Pattern SELL = tail(UNIT + WHEN, SELLS, "");
    private static final Pattern SWAP = tail(UNIT + WHEN, SWAPS, "");
    private static final Pattern MOVE = tail(UNIT + WHEN, OTHER, "");

    private static final Pattern NONE = Pattern.compile("(?!)");
    /** Verbs of other steps, by the type of this one. */
    private static final Map<String, Pattern> OTHERS = Map.of(
            "transfer", Pattern.compile("[借还取]|买|卖"),
            "supply", Pattern.compile("[借还取转]|买|卖"),
            "withdraw", Pattern.compile("[借还存转]|买|卖"),
            "borrow", Pattern.compile("[还存取转]|买|卖"),
            "repay", Pattern.compile("[借存取转]|买|卖"));

    private static final Pattern BOUGHT = Pattern.compile("买|购|入手|抄底|囤|收");
    private static final Pattern SOLD = Pattern.compile("卖|抛|沽|出手|出货|清仓|止损|止盈|割肉|砸");

    private ChineseTriggerTails() {}

    private static Pattern tail(String before, String verbs, String behind) {
        return Pattern.compile(before + SELF + verbs + OBJECT + DONE + OBJECT + behind + CLOSE);
    }

    /** Whether one of them holds another step, or lent its token to what is paid. */
    static boolean areThere(ReadyText said) {
        return holdAnother(said) || lendTheirToken(said);
    }

    private static boolean holdAnother(ReadyText said) {
        for (Ground trigger : said.spans()) {
            boolean value = trigger.path().contains("/trigger/")
                    && !trigger.path().endsWith("token")
                    && !isInFront(said, trigger);
            if (value && isFollowed(said, trigger)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value of its step stands behind it, or this message says none: 涨到 4500 再卖, the answer to a question. */
    private static boolean isInFront(ReadyText said, Ground trigger) {
        boolean behind = false;
        for (Ground ground : said.spansOf(said.intentOf(trigger))) {
            boolean value = !ground.path().contains("/trigger/");
            if (value && ground.start() >= trigger.end()) {
                return true;
            }
            behind |= value;
        }
        return !behind;
    }

    private static boolean isFollowed(ReadyText said, Ground trigger) {
        int step = said.intentOf(trigger);
        int end = said.pauseBehind(trigger.end());
        for (Ground other : said.spans()) {
            boolean another = said.intentOf(other) != step
                    && !other.path().contains("/trigger/")
                    && other.start() >= trigger.end()
                    && other.end() <= end;
            if (another) {
                return true;
            }
        }
        String tail = said.text().substring(trigger.end(), end);
        if (trigger.path().endsWith("/every")) {
            return tail.contains("再") || turnsVerb(said, step, trigger, tail);
        }
        return !tailOf(said, step, trigger).matcher(tail).matches();
    }

    /** 买 1 ETH，每周卖掉. */
    private static boolean turnsVerb(ReadyText said, int step, Ground trigger, String tail) {
        String before = said.text().substring(0, trigger.start());
        if (!said.type(step).equals("swap")) {
            return OTHERS.getOrDefault(said.type(step), NONE).matcher(tail).find();
        }
        boolean sold = SOLD.matcher(before).find();
        return (SOLD.matcher(tail).find() && !sold)
                || (BOUGHT.matcher(tail).find() && !BOUGHT.matcher(before).find() && sold);
    }

    private static Pattern tailOf(ReadyText said, int step, Ground trigger) {
        if (!said.type(step).equals("swap")) {
            return MOVE;
        }
        String before = said.text().substring(0, trigger.start());
        boolean sold = SOLD.matcher(before).find();
        return BOUGHT.matcher(before).find() && !sold ? BUY : sold ? SELL : SWAP;
    }

    /** Whether what is paid is taken from the price that is waited for: ETH 涨到 4000 时转 10 给 @bob. */
    private static boolean lendTheirToken(ReadyText said) {
        List<Ground> triggers = said.ending("/trigger/when/token");
        for (Ground token : triggers.isEmpty() ? List.<Ground>of() : said.ending("/asset/token")) {
            for (Ground trigger : triggers) {
                boolean same = trigger.start() == token.start()
                        && said.type(said.intentOf(token)).equals("transfer");
                if (same && !isCounted(said, said.intentOf(token))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isCounted(ReadyText said, int step) {
        for (Ground amount : said.spansOf(step)) {
            boolean counted = amount.path().contains("/asset/amount/")
                    && !said.behind(amount.end()).isEmpty()
                    && "个枚颗粒".indexOf(said.behind(amount.end()).charAt(0)) >= 0;
            if (counted || amount.path().endsWith("/share")) {
                return true;
            }
        }
        return false;
    }
}
