package dev.errand.engine.reader;

import dev.errand.intent.Reading;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text says of its request, and a ready reading of it does not hold: an order by its name ("DCA plan: 100 USDC into ETH", 条件单：…)
 * that never says when, a payment whose payee is taken back (给 @a 不是 转给 @b), a debt that is paid and was read as taken out. The last look
 * before anything is done; it only ever asks.
 */
final class PassedOver {

    private static final String MAKING = "(?i)^\\W*(?:请|帮我|给我)?(?:设定?|建立?|创建|新建|下|开|做|来|安排)?(?:一?[个项笔单条份])?";

    /** What is done ever again. */
    private static final Pattern OFTEN = Pattern.compile(MAKING
            + "(?:[周月日]?定投|定期定额|dca|recurring (?:buy|swap|order|purchase|payment|transfer)|standing order|auto[- ]?(?:buy|invest))"
            + "(?:计划|订单|单|任务|策略| plan| order)?\\s*[:：]");

    /** What waits for a price. */
    private static final Pattern ONCE = Pattern.compile(MAKING
            + "(?:条件|限价|触发|止损|止盈|停损|停利|limit|stop[- ]loss|take[- ]profit|conditional)(?:单|订单|委托| order)?\\s*[:：]");

    private static final KeyedPattern OTHER_PAYEE =
            KeyedPattern.of("不", "@\\S+[\\s，,]*(?:不是|不对)[\\s，,]*(?:转|打|发|汇|付)?[给到]\\s*@");
    private static final KeyedPattern DEBT_PAID = KeyedPattern.of("付还缴交", "[付还缴交](?:清|掉)?(?:我的?)?(?:借款|贷款)");

    private PassedOver() {}

    /** The path of what is missing; null if nothing is. */
    static @Nullable String in(String text, Reading ready) {
        boolean waits =
                ready.grounds().stream().anyMatch(ground -> ground.path().contains("/trigger/"));
        if (!waits && OFTEN.matcher(text).find()) {
            return "trigger.every";
        } else if (!waits && ONCE.matcher(text).find()) {
            return "trigger";
        }
        boolean other = is(ready, "transfer") && paysFirst(text, ready);
        return other ? "to" : is(ready, "borrow") && DEBT_PAID.isIn(text) ? "request" : null;
    }

    /** Whether the one who was taken back is paid. */
    private static boolean paysFirst(String text, Reading ready) {
        return OTHER_PAYEE.isIn(text)
                && ready.grounds().stream()
                        .anyMatch(ground -> ground.path().endsWith("/to")
                                && ground.turn() == 0
                                && ground.start() == text.indexOf('@'));
    }

    private static boolean is(Reading ready, String type) {
        return ready.intents().size() == 1 && ready.intents().getFirst().type().equals(type);
    }
}
