package dev.errand.engine.reader.form;

import dev.errand.engine.reader.form.FormField.Role;
import dev.errand.engine.reader.lexicon.CharacterSet;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.remark.Remark;
import dev.errand.engine.reader.remark.RemarkModel;
import dev.errand.engine.reader.remark.RemarkSpans;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request in labelled fields: "To: 0x…, Token: USDT, Amount: 480", 币种 USDC | 数量 1200. It is said again as one plain sentence, which the
 * grammars read; so a form is no better understood than what it says. All or nothing: a label that is not known, one role said
 * twice, or a value that goes elsewhere than its label says, and it is no form. Not thread-safe; lives within one reading.
 */
public final class Form {

    /** Nobody fills in more, in UTF-16 units. */
    private static final int LONGEST = 500;

    private static final int FEWEST_SIGNS = 2;

    private static final CharacterSet SIGNS = CharacterSet.of(":：=\n|｜/→;；");

    private static final Set<String> SWAPS = Set.of("SWAP", "SELL", "BUY", "LIMIT", "DCA", "QUOTE");
    private static final Set<String> TRANSFERS = Set.of("TRANSFER", "STANDING");
    private static final Set<String> LOANS = Set.of("SUPPLY", "WITHDRAW", "BORROW", "REPAY");
    private static final Set<String> RECURRING = Set.of("DCA", "STANDING");

    private static final Set<Role> OF_SWAPS = EnumSet.of(
            Role.SELL,
            Role.BUY,
            Role.AMOUNT,
            Role.SELL_AMOUNT,
            Role.BUY_AMOUNT,
            Role.TOKEN,
            Role.SLIPPAGE,
            Role.CONDITION,
            Role.EVERY,
            Role.DEADLINE);
    private static final Set<Role> OF_TRANSFERS =
            EnumSet.of(Role.AMOUNT, Role.TOKEN, Role.TO, Role.CONDITION, Role.EVERY, Role.DEADLINE);
    private static final Set<Role> OF_LOANS =
            EnumSet.of(Role.AMOUNT, Role.TOKEN, Role.MARKET, Role.CONDITION, Role.EVERY, Role.DEADLINE);
    private static final Map<String, Set<Role>> OF_OTHERS = Map.of(
            "BALANCE",
            EnumSet.of(Role.TOKEN),
            "RENT",
            EnumSet.of(Role.GPU, Role.COUNT, Role.DURATION, Role.BUDGET),
            "INFER",
            EnumSet.of(
                    Role.MODEL,
                    Role.REQUESTS,
                    Role.INPUT,
                    Role.OUTPUT,
                    Role.PRECISION,
                    Role.GPU,
                    Role.COUNT,
                    Role.DEADLINE,
                    Role.BUDGET),
            "TRAIN",
            EnumSet.of(Role.MODEL, Role.PARAMETERS, Role.TOKENS, Role.GPU, Role.COUNT, Role.DEADLINE, Role.BUDGET),
            "RENDER",
            EnumSet.of(Role.FRAMES, Role.FRAME_TIME, Role.GPU, Role.DEADLINE, Role.BUDGET));

    /** What no remark may hold. */
    private static final Set<Kind> WEIGHTY = Clause.union(
            Verbs.OF_TOKENS,
            Kind.NUMBER,
            Kind.GPU,
            Kind.GPU_NOUN,
            Kind.MODEL,
            Kind.BAD_NUMBER,
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.MARKET,
            Kind.NOT,
            Kind.NO,
            Kind.CANCEL,
            Kind.IF,
            Kind.OR,
            Kind.BEFORE,
            Kind.AFTER,
            Kind.BY,
            Kind.WITHIN,
            Kind.CLOCK,
            Kind.TIME_MARK,
            Kind.EVERY,
            Kind.PERIOD,
            Kind.HELD_BACK,
            Kind.MEND,
            Kind.INSTEAD,
            Kind.SHARE,
            Kind.AT_MOST);

    private final String text;
    private final boolean chinese;
    private final FormFields fields;
    private final Map<Role, FormField> by = new EnumMap<>(Role.class);
    private String task = "";

    private Form(String text, FormFields fields) {
        this.text = text;
        this.chinese = Hanzi.areIn(text);
        this.fields = fields;
    }

    /** The text as a form; null if it is none. */
    public static @Nullable Form of(String text, List<String> tokens) {
        if (text.length() > LONGEST || !SIGNS.isIn(text)) {
            return null;
        }
        FormFields fields = FormFields.of(text, tokens);
        return fields == null ? null : new Form(text, fields);
    }

    /** Whether all of it is labels and values, which nothing but a form has. */
    public boolean isPlain() {
        return fields.signs() >= FEWEST_SIGNS || fields.isOdd();
    }

    /** Whether it asks for something, as far as {@link #read} could tell. */
    public boolean isRequest() {
        return isPlain() && !task.isEmpty();
    }

    /**
     * How the form reads; null if its fields do not fit together.
     *
     * @param reader reads a sentence
     */
    public @Nullable Reading read(Function<String, Reading> reader) {
        FormSentence sentence = fields.isForm() && sorts() ? sentence() : null;
        if (sentence == null) {
            return null;
        }
        Reading read = reader.apply(sentence.text());
        return isMeant(read) ? sentence.ofForm(read) : null;
    }

    /** Whether a reading of the sentence is one request, of the type asked for, that was understood whole. */
    private boolean isMeant(Reading read) {
        return read.status() != Reading.Status.UNSUPPORTED
                && read.intents().stream().map(Intent::type).toList().equals(List.of(type()))
                && !read.missing().contains("request");
    }

    private String type() {
        if (task.equals("QUOTE")) {
            return "quote";
        } else if (SWAPS.contains(task)) {
            return "swap";
        }
        return TRANSFERS.contains(task) ? "transfer" : task.toLowerCase(Locale.ROOT);
    }

    /** Sorts the fields by what they hold; false if they do not fit together. */
    private boolean sorts() {
        boolean fit = true;
        for (FormField field : fields.all()) {
            fit &= field.role() == Role.ACTION ? isTask(field) : isSorted(told(field));
        }
        task = task.isEmpty() ? toldTask() : task;
        return fit && fits();
    }

    private boolean fits() {
        FormField pay = by.remove(Role.PAY);
        if (pay != null && !isSorted(pay.as(SWAPS.contains(task) ? Role.SELL : Role.TOKEN))) {
            return false;
        }
        if (OF_OTHERS.containsKey(task) && by.containsKey(Role.AMOUNT)) {
            FormField count = by.remove(Role.AMOUNT);
            if (count == null || !isSorted(count.as(Role.COUNT))) {
                return false;
            }
        }
        Set<Role> left = new HashSet<>(by.keySet());
        left.removeAll(allowed());
        return !task.isEmpty() && left.isEmpty() && !lacksTrigger() && !isTurned();
    }

    private boolean lacksTrigger() {
        return (task.equals("LIMIT") && !by.containsKey(Role.CONDITION))
                || (RECURRING.contains(task) && !by.containsKey(Role.EVERY));
    }

    /** "Deposit: 300 DAI, from: aave": the wrong way round. */
    private boolean isTurned() {
        FormField market = by.get(Role.MARKET);
        boolean into = task.equals("SUPPLY") || task.equals("REPAY");
        return market != null && FormFields.isAlso(market, into ? Role.FROM : Role.TO);
    }

    private boolean isTask(FormField head) {
        boolean same = task.isEmpty() || task.equals(head.task());
        task = head.task();
        return same;
    }

    /** Whether the field is the only one of its role, or a remark that may be passed over. */
    private boolean isSorted(@Nullable FormField field) {
        if (field == null) {
            return false;
        } else if (field.role() == Role.REMARK) {
            return isHarmless(field);
        }
        return field.role() == Role.COURTESY || by.put(field.role(), field) == null;
    }

    private boolean isHarmless(FormField field) {
        return !field.isEmpty()
                && !field.hasAny(WEIGHTY)
                && !FormFields.isUnmeant(text.substring(field.start(), field.end()))
                && RemarkModel.passes(
                        RemarkSpans.remark(
                                field.words(), text.substring(field.start(), field.end()), Remark.Place.BEHIND),
                        chinese);
    }

    /** The field with the role that its value gives to an open label ("to", "for"); null if it gives none. */
    private static @Nullable FormField told(FormField field) {
        boolean token = field.has(Kind.TOKEN);
        boolean market = field.has(Kind.MARKET) && !token;
        return switch (field.role()) {
            case TO -> token ? field.as(Role.BUY) : market ? field.as(Role.MARKET) : field;
            case FROM, SELL, WITH -> {
                if (market || token) {
                    yield field.as(market ? Role.MARKET : Role.SELL);
                }
                yield field.role() == Role.SELL ? field : null;
            }
            case INPUT -> token ? field.as(Role.SELL) : field;
            case OUTPUT -> token ? field.as(Role.BUY) : field;
            case MODEL -> field.has(Kind.GPU) && !field.has(Kind.MODEL) ? field.as(Role.GPU) : field;
            case FOR -> token ? field.as(Role.BUY) : field.has(Kind.TIME_UNIT) ? field.as(Role.DURATION) : null;
            default -> field;
        };
    }

    /** What is asked for where no field says it. */
    private String toldTask() {
        boolean pays = by.containsKey(Role.SELL) || by.containsKey(Role.PAY);
        if (pays && by.containsKey(Role.BUY)) {
            return "SWAP";
        }
        boolean asset = by.containsKey(Role.AMOUNT) || by.containsKey(Role.TOKEN) || by.containsKey(Role.PAY);
        if (by.containsKey(Role.TO) && asset) {
            return "TRANSFER";
        } else if (by.containsKey(Role.GPU) && by.containsKey(Role.DURATION)) {
            return "RENT";
        }
        boolean asks = by.containsKey(Role.REQUESTS) || by.containsKey(Role.OUTPUT) || by.containsKey(Role.INPUT);
        return by.containsKey(Role.MODEL) && asks ? "INFER" : "";
    }

    private Set<Role> allowed() {
        if (SWAPS.contains(task)) {
            return OF_SWAPS;
        } else if (TRANSFERS.contains(task)) {
            return OF_TRANSFERS;
        }
        return LOANS.contains(task) ? OF_LOANS : OF_OTHERS.getOrDefault(task, Set.of());
    }

    private @Nullable FormSentence sentence() {
        FormSentence sentence = new FormSentence(text);
        FormWords words = new FormWords(sentence, by, chinese);
        boolean said;
        if (SWAPS.contains(task)) {
            said = swap(words);
        } else if (TRANSFERS.contains(task) || LOANS.contains(task)) {
            FormAsset asset = new FormAsset(by.get(Role.AMOUNT), by.get(Role.TOKEN));
            said = asset.isClear() && words.move(type(), asset);
        } else {
            said = words.other(type());
        }
        return said ? sentence : null;
    }

    private boolean swap(FormWords words) {
        FormAsset sell = new FormAsset(by.get(Role.SELL_AMOUNT), by.get(Role.SELL));
        FormAsset buy = new FormAsset(by.get(Role.BUY_AMOUNT), by.get(Role.BUY));
        FormField token = by.get(Role.TOKEN);
        FormField amount = by.get(Role.AMOUNT);
        if (token != null) {
            boolean buys = task.equals("BUY");
            FormAsset side = buys ? buy : sell;
            if (!side.isEmpty()) {
                return false;
            }
            FormAsset given = new FormAsset(amount, token);
            sell = buys ? sell : given;
            buy = buys ? given : buy;
        } else if (amount != null) {
            boolean buys = isOfBought(amount, sell, buy);
            FormAsset side = buys ? buy : sell;
            if (side.amount() != null || (!buys && !isOfSold(amount, sell, buy))) {
                return false;
            }
            sell = buys ? sell : new FormAsset(amount, sell.token());
            buy = buys ? new FormAsset(amount, buy.token()) : buy;
        }
        return sell.isClear()
                && buy.isClear()
                && !(sell.hasAmount() && buy.hasAmount())
                && words.swap(sell, buy, task.equals("QUOTE"));
    }

    /** Whether an amount belongs to what is bought: by its token, or right behind it where what is sold comes later. */
    private boolean isOfBought(FormField amount, FormAsset sell, FormAsset buy) {
        FormField bought = buy.token();
        if (bought == null) {
            return false;
        } else if (amount.has(Kind.TOKEN)) {
            return amount.token().equals(buy.symbol()) && !amount.token().equals(sell.symbol());
        }
        FormField sold = sell.token();
        return bought.equals(before(amount)) && (sold == null ? task.equals("BUY") : sold.start() > amount.start());
    }

    /** Whether an amount belongs to what is sold: by its token, right behind it, or in a form "from, to, amount". */
    private boolean isOfSold(FormField amount, FormAsset sell, FormAsset buy) {
        FormField sold = sell.token();
        if (amount.has(Kind.TOKEN)) {
            return sold == null ? !task.equals("BUY") : amount.token().equals(sell.symbol());
        }
        FormField bought = buy.token();
        boolean turned = sold != null && bought != null && bought.start() < sold.start() && isAscii(amount);
        return sold != null && !turned && (sold.equals(before(amount)) || isFrom(sold));
    }

    /** "Buy: ETH, with: USDC, qty: 1": the English of it counts what is bought as well. */
    private static boolean isAscii(FormField amount) {
        return !Hanzi.areIn(amount.label());
    }

    private static boolean isFrom(FormField sold) {
        return sold.label().equals("from") || sold.label().equals("从");
    }

    /** The field before this one, as it was sorted. */
    private @Nullable FormField before(FormField field) {
        FormField before = null;
        for (FormField each : by.values()) {
            boolean nearer = each.start() < field.start() && (before == null || each.start() > before.start());
            before = nearer ? each : before;
        }
        return before;
    }
}
