package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.chinese.Topics;
import dev.errand.engine.reader.doubt.Doubts;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Chinese says behind one request that was understood, and names none of its values by their kinds: 那就跑吧 behind an estimate, 要多久
 * behind a job, 等涨到 4000 再换 and 不等了，现在就卖 behind a trade, 每次 20, 预算改成 8.
 */
final class ChineseTurns {

    private static final int LONGEST = 40;

    private static final Pattern ABOUT = Pattern.compile("左右|大概(?!要|多)|大约(?!要|多)|上下|差不多(?!要|多)|[~～≈]|前后");

    private static final Pattern GO = Pattern.compile(
            "(?:(?:好的?|行|可以|嗯+|ok|没问题|那就?|就)[\\s,，。！!]*){0,4}(?:开始|直接|马上|现在|给我|帮我|照这个|就?这么|就?这样|按这个|就|来){0,3}"
                    + "(?:推理|跑(?:起来|一下)?|开跑|训练|训(?:起来)?|开训|执行|开始|下单|开工)(?:了|一下)?(?:吧|呗|啦|谢谢|[\\s,，。！!]){0,4}");
    private static final Pattern HOW_LONG = Pattern.compile(
            "(?:那|这个|这样|这|请问|[\\s,，]){0,3}(?:大概|大约|一共|总共|差不多|估计|预计){0,2}(?:要|需要|得|会)?(?:花费?|跑|用|等|训){0,2}"
                    + "(?:多久|多长时间|多少时间|多少钱|几多钱|多少费用|几个小时|几小时|几天|什么价)(?:能|可以)?(?:跑完|训完|完成|搞定|结束|出结果)?(?:呢|啊|呀|[?？\\s]){0,4}");
    private static final Pattern NOW = Pattern.compile(
            "(?:(?:不|不用|别|不想)等了?|不管价格了?)?[,，\\s]*(?:现在|直接|马上|立刻|立即|这就)(?:就|给我|帮我)?(?:[换卖买转存取借还]|执行)?(?:掉|了|出)?(?:吧|呗|[\\s。！!]){0,3}");
    private static final Pattern ONCE = Pattern.compile(
            "(?:(?:不要|不用|不|别)再?(?:定投|重复|每[天周月])了?[,，\\s]*)?(?:只|就|那就|改成只?){0,2}[买换转存]一次(?:就行|就好|就够了?|吧|[\\s。！!]){0,3}");
    private static final Pattern AMOUNT = Pattern.compile(
            "(?:每次|每期|每笔|每回|金额|数量)(?:改成|改为|换成|就|是|为|给|用|[:：\\s]){0,2}[0-9一二两三四五六七八九十百千万.,kw]+\\s*(?:个|枚)?(?:吧|就行|就好|[\\s。])*");
    private static final Pattern BUDGET = Pattern.compile(
            "预算(?:改成|改为|提到|提高到|加到|调到|降到|就|给|是|为|[:：\\s]){0,2}[0-9一二两三四五六七八九十百千万.,kw]+(?:吧|就行|就好|[\\s。])*");
    private static final Pattern PRICE = Pattern.compile("(?:触发|目标|止盈|止损|挂单)?价[位格]?.*|.*再[换卖买转存取借还].*");

    private static final Set<Kind> IN_PRICE = Kinds.of(
            Kind.IF,
            Kind.SO,
            Kind.PRICE,
            Kind.QUOTE,
            Kind.IT,
            Kind.FILLER,
            Kind.ABOVE,
            Kind.BELOW,
            Kind.HITS,
            Kind.NUMBER,
            Kind.DOLLAR,
            Kind.THEN,
            Kind.TIME_MARK,
            Kind.ABOVE_SUFFIX,
            Kind.BELOW_SUFFIX,
            Kind.CHANGE_TO,
            Kind.TO,
            Kind.STOP);

    private final String text;
    private final String said;
    private final List<Lexeme> lexemes;
    private final Draft draft;

    private ChineseTurns(String text, List<Lexeme> lexemes, Draft draft) {
        this.text = text;
        this.said = Hanzi.simplified(text).toLowerCase(Locale.ROOT).strip();
        this.lexemes = lexemes;
        this.draft = draft;
    }

    /** The request as it is meant now; null if the message does not say so. */
    static @Nullable Reading of(Reading last, Reading alone, List<Lexeme> lexemes, String text) {
        boolean one = last.status() == Reading.Status.READY
                && last.intents().size() == 1
                && alone.status() != Reading.Status.READY
                && text.length() <= LONGEST
                && !ABOUT.matcher(text).find()
                && Hanzi.areIn(text);
        if (!one) {
            return null;
        }
        Draft draft = ReadingLeaves.ofEarlier(last).getFirst();
        if (!new ChineseTurns(text, lexemes, draft).changes()) {
            return null;
        }
        new Doubts(text, lexemes).ask(List.of(draft));
        return Drafts.reading(text, List.of(draft), List.of(), true);
    }

    private boolean changes() {
        boolean job = draft.type().equals("infer") || draft.type().equals("train");
        if (job && draft.has("estimateOnly") && GO.matcher(said).matches()) {
            draft.remove("estimateOnly");
            return true;
        } else if (job && !draft.has("estimateOnly") && HOW_LONG.matcher(said).matches()) {
            draft.putSpan("estimateOnly", "true", new Span(0, text.length()), text);
            return true;
        } else if ((draft.has("trigger.when") && NOW.matcher(said).matches())
                || (draft.has("trigger.every") && ONCE.matcher(said).matches())) {
            draft.remove("trigger");
            return true;
        } else if (AMOUNT.matcher(said).matches()) {
            return puts(Stream.of("sell", "buy", "asset").map(role -> role + ".amount.value"));
        } else if (BUDGET.matcher(said).matches()) {
            return puts(Stream.of("maxCost.usd", "maxCost.amount"));
        }
        boolean other = Lists.any(
                lexemes,
                lexeme -> (lexeme.is(Kind.SELL) && Correction.isOtherTrade(draft, Kind.SELL))
                        || (lexeme.is(Kind.BUY) && Correction.isOtherTrade(draft, Kind.BUY)));
        return Fields.MOVES.contains(draft.type()) && !other && !draft.has("trigger.every") && waits();
    }

    /** Puts the one number in the one of these places that has a value. */
    private boolean puts(Stream<String> paths) {
        List<String> known = paths.filter(draft::has).toList();
        Lexeme number = only(Kinds.of(Kind.NUMBER));
        if (known.size() != 1
                || number == null
                || number.number() == null
                || number.number().signum() <= 0) {
            return false;
        }
        draft.putSpan(known.getFirst(), Draft.plain(number.number()), Span.of(number), text);
        return true;
    }

    /** 等涨到 4000 再换, 触发价 4500: at which price. */
    private boolean waits() {
        Lexeme number = only(Kinds.of(Kind.NUMBER));
        Lexeme side = only(Kinds.of(Kind.ABOVE, Kind.BELOW));
        String known = draft.has("trigger.when.above") ? "above" : draft.has("trigger.when.below") ? "below" : "";
        String told = side == null ? known : side.is(Kind.ABOVE) ? "above" : "below";
        Set<Kind> verbs = SaidAnew.VERBS.getOrDefault(draft.type(), Kinds.of());
        boolean price = number != null
                && number.number() != null
                && number.number().signum() > 0
                && !told.isEmpty()
                && PRICE.matcher(said).matches()
                && Lists.all(
                        lexemes, lexeme -> lexeme.isAnyOf(IN_PRICE) || lexeme.isAnyOf(verbs) || lexeme.is(Kind.TOKEN));
        Lexeme named = only(Kinds.of(Kind.TOKEN));
        boolean others = Lists.any(lexemes, lexeme -> lexeme.is(Kind.TOKEN))
                && (named == null || side == null || named.end() > side.start() || Topics.isStable(named.text()));
        if (others) {
            return false; // 等涨到 4000 USDC 再换
        }
        Optional<String> token = named != null
                ? Optional.of(named.text())
                : draft.value("trigger.when.token").or(this::priced);
        if (!price || token.isEmpty() || number == null || number.number() == null) {
            return false;
        }
        if (named != null) {
            draft.remove("trigger.when.token");
            draft.putSpan("trigger.when.token", named.text(), Span.of(named), text);
        } else if (!draft.has("trigger.when.token")) {
            draft.putRule("trigger.when.token", token.get(), "what is traded");
        }
        draft.remove("trigger.when.above");
        draft.remove("trigger.when.below");
        draft.putSpan("trigger.when." + told, Draft.plain(number.number()), Span.of(number), text);
        return true;
    }

    /** The one token of the trade that has a price in dollars. */
    private Optional<String> priced() {
        List<String> priced = Stream.of("sell.token", "buy.token")
                .flatMap(path -> draft.value(path).stream())
                .filter(token -> !Topics.isStable(token))
                .toList();
        return priced.size() == 1 ? Optional.of(priced.getFirst()) : Optional.empty();
    }

    /** The one lexeme of these kinds; null if there is none, or if there are more. */
    private @Nullable Lexeme only(Set<Kind> kinds) {
        List<Lexeme> found = Lists.those(lexemes, lexeme -> lexeme.isAnyOf(kinds));
        return found.size() == 1 ? found.getFirst() : null;
    }
}
