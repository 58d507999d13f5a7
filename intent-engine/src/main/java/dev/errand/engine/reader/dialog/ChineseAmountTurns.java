package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.draft.ReadIntent;
import dev.errand.engine.reader.lexer.FoldedText;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Amount;
import dev.errand.intent.Asset;
import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a reply puts a number, or a token, where it does not belong: 卖 ETH || 2000 USDC sells no 2000 ETH, 转 1000 USDC || 换成 WBTC pays no 1000
 * WBTC, 把 2 ETH 换成 USDC || 换一半 sells no half of all ETH, 买 ETH || 2 个 || USDC spends no 2 USDC. Thread-safe.
 */
public final class ChineseAmountTurns {

    private static final List<String> SIDES = List.of("asset", "sell", "buy");
    private static final Set<String> DOLLARS = Set.of("USDC", "USDT", "DAI");
    private static final Set<String> ETHERS = Set.of("ETH", "WETH");
    private static final BigDecimal FAR_MORE = BigDecimal.valueOf(100);

    /** The share of something that is named. */
    private static final Pattern OF_ALL = Pattern.compile("余额|持有|持仓|仓位|全部|所有|手里|手上|钱包|账户|存款|债|欠");

    private static final Pattern CHANGES = Pattern.compile("[换兑折]|用[^,，]*[付买]|改用");
    private static final Pattern COUNTED = Pattern.compile("^\\s?[个枚颗粒](?![月人小])");
    private static final Pattern TOLD_ANEW = Pattern.compile("^\\s*(?:同样|一样)的?|[a-z]\\s?换\\s*[吧。.!]*\\s*$");
    private static final Pattern CUT = Pattern.compile("^\\s*[。.．]\\s?[0-9]");

    private static final KeyedPattern VAGUE_HUNDREDS = KeyedPattern.of("几百千万", "几[十百千万]|十几|[一二三四五六七八九]{2}[百千万]");
    private static final KeyedPattern TWO_PAYEES =
            KeyedPattern.of("给俾", "[给俾]\\s?[\\u4e00-\\u9fff]{1,4}[和跟与、及][\\u4e00-\\u9fff]{1,4}\\s?(?:$|[,，。转打发])");
    private static final KeyedPattern PRICE_NOW = KeyedPattern.of("现目", "(?:现在|目前|现价)(?:是|在|就)?\\s?\\$?[0-9]");
    private static final KeyedPattern NTH = KeyedPattern.of("第", "第[一二三1-3](?:条|笔|个|步|单)");
    private static final Pattern CURRENCY = Pattern.compile("^\\s?(?:块(?!链)|元|人民币|蚊|港币|港元|新币|日元|韩元|英镑|欧元)");

    private final Reading last;
    private final Reading read;
    private final String said;

    private ChineseAmountTurns(String text, Reading last, Reading read) {
        this.last = last;
        this.read = read;
        this.said = FoldedText.of(text);
    }

    /**
     * Whether it does.
     *
     * @param last how the message before was read
     * @param read how this one was, a ready reading
     */
    public static boolean areDoubtful(String text, Reading last, Reading read) {
        boolean goesOn = !last.intents().isEmpty() && Lists.any(read.grounds(), ground -> ground.turn() < 0);
        if (!goesOn) {
            return false;
        }
        ChineseAmountTurns turn = new ChineseAmountTurns(text, last, read);
        for (int i = 0; i < read.intents().size(); i++) {
            if (turn.isDoubtful(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDoubtful(int intent) {
        for (String side : SIDES) {
            if (isHalfOfAll(intent, side) || keepsNumber(intent, side) || isFarMore(intent, side)) {
                return true;
            }
        }
        if (isOfWordsBefore(intent)) {
            return true;
        }
        boolean swaps = read.intents().get(intent).type().equals("swap");
        return (CUT.matcher(said).find() && said.indexOf('。') >= 0)
                || (swaps && (isOfBought(intent) || isCounted(intent) || isToldAnew(intent)));
    }

    /** 几百 || 3, 给小明和小红 || @bob, 100 块 || USDC, 跌的时候 || 现在 2000: what the message before said hangs on the answer. */
    private boolean isOfWordsBefore(int intent) {
        String before = FoldedText.of(last.text());
        boolean digit = said.strip().length() == 1 && VAGUE_HUNDREDS.isIn(before);
        boolean two = now(intent, "to") != null && last.intents().size() == 1 && TWO_PAYEES.isIn(before);
        boolean price = now(intent, "trigger.when.above") != null || now(intent, "trigger.when.below") != null;
        boolean other = last.intents().size() == 1 && NTH.isIn(said);
        return digit
                || two
                || (price && PRICE_NOW.isIn(said))
                || other
                || isOfOneOfTwo(intent)
                || isOfCurrency(intent, before);
    }

    /** 每周, behind two payments: both of them? */
    private boolean isOfOneOfTwo(int intent) {
        return read.intents().size() > 1
                && last.intents().size() == read.intents().size()
                && last.status() == Reading.Status.READY
                && now(intent, "trigger.every") != null
                && Lists.count(read.grounds(), ground -> ground.path().endsWith("/trigger/every"))
                        < read.intents().size();
    }

    private boolean isOfCurrency(int intent, String before) {
        Ground amount = ground(read, intent, "asset.amount.value");
        return amount != null
                && amount.turn() == -1
                && now(intent, "asset.token") != null
                && amount.end() <= before.length()
                && CURRENCY.matcher(before.substring(amount.end())).find();
    }

    /** 换一半, after 2 ETH. */
    private boolean isHalfOfAll(int intent, String side) {
        Ground share = now(intent, side + ".amount.share");
        return share != null
                && !String.valueOf(share.text()).isEmpty()
                && !isAll(asset(read, intent, side))
                && ground(last, intent, side + ".amount.value") != null
                && !OF_ALL.matcher(said).find();
    }

    private static boolean isAll(@Nullable Asset asset) {
        return asset != null
                && asset.amount() instanceof Amount.Share(BigDecimal share)
                && share.compareTo(BigDecimal.ONE) == 0;
    }

    /** 换成 WBTC, after 1000 USDC: the number was one of the token before. */
    private boolean keepsNumber(int intent, String side) {
        Ground token = now(intent, side + ".token");
        Ground amount = ground(read, intent, side + ".amount.value");
        if (token == null
                || amount == null
                || amount.turn() == 0
                || !CHANGES.matcher(said).find()) {
            return false;
        }
        String before = token(last, intent, side);
        String after = token(read, intent, side);
        return before != null && after != null && !worth(before).equals(worth(after));
    }

    private static String worth(String token) {
        return DOLLARS.contains(token) ? "dollar" : ETHERS.contains(token) ? "ether" : token;
    }

    /** 换 5000 就行, after 2 ETH. */
    private boolean isFarMore(int intent, String side) {
        Ground amount = now(intent, side + ".amount.value");
        Ground earlier = ground(last, intent, side + ".amount.value");
        if (amount == null || earlier == null || now(intent, side + ".token") != null) {
            return false;
        }
        BigDecimal one = number(amount);
        BigDecimal other = number(earlier);
        return one != null && other != null && other.signum() > 0 && one.compareTo(other.multiply(FAR_MORE)) >= 0;
    }

    private static @Nullable BigDecimal number(Ground ground) {
        String text = String.valueOf(ground.text());
        return text.matches("[0-9]{1,12}(?:\\.[0-9]{1,12})?") ? new BigDecimal(text) : null;
    }

    /** 2000 USDC, where ETH is sold. */
    private boolean isOfBought(int intent) {
        Ground amount = now(intent, "sell.amount.value");
        Ground bought = now(intent, "buy.token");
        if (amount == null || bought == null || now(intent, "sell.token") != null) {
            return false;
        }
        int from = Math.min(amount.end(), bought.end());
        int to = Math.max(amount.start(), bought.start());
        return from <= to && said.substring(from, to).replaceAll("[个枚颗\\s]", "").isEmpty();
    }

    /** 2 个, where ETH is bought with USDC: of ETH. */
    private boolean isCounted(int intent) {
        Ground amount = ground(read, intent, "sell.amount.value");
        String sold = token(read, intent, "sell");
        String bought = token(read, intent, "buy");
        if (amount == null || amount.text() == null || sold == null || bought == null) {
            return false;
        }
        boolean corrects = last.status() == Reading.Status.READY && amount.turn() == 0;
        boolean early = token(last, intent, "sell") == null && amount.turn() == -1;
        String there = corrects ? said : early ? FoldedText.of(last.text()) : "";
        Ground token = ground(read, intent, "sell.token");
        boolean together = token != null && token.turn() == amount.turn();
        return DOLLARS.contains(sold)
                && !DOLLARS.contains(bought)
                && !together
                && amount.end() <= there.length()
                && COUNTED.matcher(there.substring(amount.end())).find();
    }

    /** 同样的操作，LINK: sold, or bought? */
    private boolean isToldAnew(int intent) {
        return now(intent, "buy.token") != null
                && now(intent, "sell.token") == null
                && TOLD_ANEW.matcher(said).find();
    }

    /** What this message gives, in words of its own. */
    private @Nullable Ground now(int intent, String path) {
        Ground ground = ground(read, intent, path);
        return ground == null || ground.turn() < 0 || ground.text() == null ? null : ground;
    }

    private static @Nullable Ground ground(Reading reading, int intent, String path) {
        return new ReadIntent(reading, intent).ground(path);
    }

    /** The token that is moved; null for a quote, which moves none. */
    private static @Nullable String token(Reading reading, int intent, String side) {
        Asset asset = asset(reading, intent, side);
        return asset == null || reading.intents().get(intent) instanceof Intent.Quote ? null : asset.token();
    }

    private static @Nullable Asset asset(Reading reading, int intent, String side) {
        if (intent >= reading.intents().size()) {
            return null;
        }
        return switch (reading.intents().get(intent)) {
            case Intent.Swap swap -> side.equals("sell") ? swap.sell() : swap.buy();
            case Intent.Quote quote -> side.equals("sell") ? quote.sell() : quote.buy();
            case Intent.Transfer transfer -> transfer.asset();
            case Intent.Loan loan -> loan.asset();
            default -> null;
        };
    }
}
