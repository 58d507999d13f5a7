package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text says of its request, and a ready reading of it does not hold: an order by its name ("DCA plan: 100 USDC into ETH", 条件单：…)
 * that never says when, a payment whose payee is taken back (给 @a 不是 转给 @b), a debt that is paid and was read as taken out, what was done
 * already, what lies as collateral before one borrows. It looks at the whole text, also at what was passed over as a remark. The last look
 * before anything is done; it only ever asks.
 */
public final class PassedOver {

    private static final String MAKING = "(?i)^\\W*(?:请|帮我|给我)?(?:设定?|建立?|创建|新建|下|开|做|来|安排)?(?:一?[个项笔单条份])?";

    /** What is done ever again. */
    private static final KeyedPattern OFTEN = KeyedPattern.of(
            ":：",
            MAKING
                    + "(?:定期定额|dca|recurring (?:buy|swap|order|purchase|payment|transfer)|standing order|auto[- ]?(?:buy|invest))"
                    + "(?:计划|订单|单|任务|策略| plan| order)?\\s*[:：]");

    /** What waits for a price. */
    private static final KeyedPattern ONCE = KeyedPattern.of(
            ":：",
            MAKING
                    + "(?:条件|限价|挂|触发|止损|止盈|停损|停利|limit|stop[- ]loss|take[- ]profit|conditional)(?:单|订单|委托| order)?\\s*[:：]");

    /** What was done. */
    private static final Pattern REPORTED = Pattern.compile(
            "(?i)^\\W*(?:(?:order|trade|swap|payment|tx|transaction) )?(?:executed|filled|completed|settled|processed|finali[sz]ed|done|succeeded|failed|rejected|receipt|history|log)\\s*[:/|;\\n-]");

    private static final KeyedPattern OTHER_PAYEE =
            KeyedPattern.of("不", "@\\S+[\\s，,]*(?:不是|不对)[\\s，,]*(?:转|打|发|汇|付)?[给到]\\s*@");
    /** 给 @laowang 的 1800 USDC 付了 tells what was done, as well as it asks for it; 把…付了 asks. */
    private static final KeyedPattern PAID =
            KeyedPattern.of("了", "[^把将將帮幫请請麻烦去快]*[a-z0-9][\\s,，]*(?:付|转|轉|汇|匯|打)(?:过|過|掉)?了[\\s.。!！~]*");

    /** "Repay part of my loan with it": with all of it, or with so much that a part is left? */
    private static final Pattern PARTLY = Pattern.compile(
            "(?i)\\b(?:part|some|a (?:bit|little|portion|chunk|piece|slice)|most) of (?:(?:my|the|our|that) )?(?:\\w+ )?(?:loan|debt)"
                    + "|[还還][掉清上]?(?:一?部[分份]|一些|一[点點]|[点點些])");
    /** "1 ETH as collateral", 用 1 ETH 当抵押: lies there before anything is borrowed. */
    private static final Pattern PLEDGED = Pattern.compile("(?i)collateral|抵押|担保|擔保|质押|質押");

    private static final KeyedPattern DEBT_PAID = KeyedPattern.of("付还缴交", "[付还缴交](?:清|掉)?(?:我的?)?(?:借款|贷款)");

    private PassedOver() {}

    /** The path of what is missing; null if nothing is. */
    public static @Nullable String in(String text, List<Lexeme> words, Reading ready) {
        String skipped = SkippedWords.in(text, ready);
        if (skipped != null) {
            return skipped;
        }
        boolean waits = Lists.any(ready.grounds(), ground -> ground.path().contains("/trigger/"));
        if (!waits && OFTEN.isIn(text)) {
            return "trigger.every";
        } else if (!waits && ONCE.isIn(text)) {
            return "trigger";
        }
        if (is(ready, "transfer") && paysFirst(text, ready)) {
            return "to";
        }
        boolean turned = (Lists.any(ready.intents(), Intent::movesValue) && isNotAsked(text, ready))
                || (is(ready, "borrow") && DEBT_PAID.isIn(text))
                || (pledges(ready) && PLEDGED.matcher(text).find())
                || (repaysOfStep(ready) && PARTLY.matcher(text).find());
        return turned ? "request" : ChinesePassedOver.in(text, words, ready);
    }

    /** The same, of what was read one by one: only what Chinese says around the values. */
    public static @Nullable String inSeveral(String text, List<Lexeme> words, Reading ready) {
        return ready.status() == Reading.Status.READY ? ChineseLastLook.in(text, words, ready) : null;
    }

    /** Whether tokens are to be moved in a way of which no field tells, or only were, or somebody else moves them. */
    private static boolean isNotAsked(String text, Reading ready) {
        String lower = text.toLowerCase(Locale.ROOT);
        return new Qualifiers(text).isUnsaid()
                || (!Hanzi.areIn(text)
                        && (new EnglishLeads(lower, ready).turn() || new EnglishTails(lower, ready).turn()))
                || REPORTED.matcher(text).lookingAt()
                || new ChineseReserve(lower).isOfOthers()
                || PAID.matches(lower);
    }

    /** Whether something is lent, or once more borrowed, right behind what is borrowed. */
    private static boolean pledges(Reading ready) {
        List<Intent> intents = ready.intents();
        for (int i = 1; i < intents.size(); i++) {
            String type = intents.get(i).type();
            if (intents.get(i - 1).type().equals("borrow") && (type.equals("supply") || type.equals("borrow"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean repaysOfStep(Reading ready) {
        return Lists.any(ready.intents(), intent -> intent.type().equals("repay"))
                && Lists.any(ready.grounds(), ground -> ground.path().endsWith("/amount/of"));
    }

    /** Whether the one who was taken back is paid. */
    private static boolean paysFirst(String text, Reading ready) {
        return OTHER_PAYEE.isIn(text)
                && Lists.any(
                        ready.grounds(),
                        ground -> ground.path().endsWith("/to")
                                && ground.turn() == 0
                                && ground.start() == text.indexOf('@'));
    }

    private static boolean is(Reading ready, String type) {
        return ready.intents().size() == 1 && ready.intents().getFirst().type().equals(type);
    }
}
