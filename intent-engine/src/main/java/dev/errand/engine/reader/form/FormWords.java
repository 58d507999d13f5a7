package dev.errand.engine.reader.form;

import dev.errand.engine.reader.form.FormField.Role;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lists;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plain words in which each type of request is said whose fields a {@link Form} gives. Not thread-safe; lives within one reading. */
final class FormWords {

    private final FormSentence sentence;
    private final Map<Role, FormField> by;
    private final boolean chinese;

    FormWords(FormSentence sentence, Map<Role, FormField> by, boolean chinese) {
        this.sentence = sentence;
        this.by = by;
        this.chinese = chinese;
    }

    private @Nullable FormField get(Role role) {
        FormField field = by.get(role);
        return field == null || field.isEmpty() ? null : field;
    }

    /** Whether a swap or a quote can be said. */
    boolean swap(FormAsset sell, FormAsset buy, boolean quote) {
        if (!begin()) {
            return false;
        }
        boolean wanted = buy.hasAmount() && !sell.isEmpty();
        if (chinese) {
            chineseSwap(sell, buy, wanted);
            sentence.say(quote ? " 报价" : "");
        } else {
            sentence.say(quote ? "quote " : "");
            englishSwap(sell, buy, wanted, quote);
        }
        sentence.with(chinese ? "，滑点 " : ", slippage ", get(Role.SLIPPAGE), "");
        return end();
    }

    private void englishSwap(FormAsset sell, FormAsset buy, boolean wanted, boolean quote) {
        boolean buys = wanted || sell.isEmpty();
        FormAsset first = buys ? buy : sell;
        FormAsset second = buys ? sell : buy;
        sentence.say(buys ? "buy " : quote ? "" : "swap ");
        first.sayIn(sentence, false);
        if (!second.isEmpty()) {
            sentence.say(buys ? " with " : " to ");
            second.sayIn(sentence, false);
        }
    }

    private void chineseSwap(FormAsset sell, FormAsset buy, boolean wanted) {
        if (sell.isEmpty() || buy.isEmpty()) {
            sentence.say(sell.isEmpty() ? "买 " : "卖出 ");
            (sell.isEmpty() ? buy : sell).sayIn(sentence, true);
            return;
        }
        sentence.say(wanted ? "用 " : "把 ");
        sell.sayIn(sentence, true);
        sentence.say(wanted ? " 买 " : " 换成 ");
        buy.sayIn(sentence, true);
    }

    /** Whether a transfer, or what is done at a market, can be said. */
    boolean move(String type, FormAsset asset) {
        if (!begin()) {
            return false;
        }
        FormField to = get(Role.TO);
        FormField market = get(Role.MARKET);
        if (chinese) {
            chineseMove(type, asset, market);
            sentence.with(" 给 ", to, "");
        } else {
            sentence.say(type.equals("transfer") ? "send " : type + " ");
            asset.sayIn(sentence, false);
            sentence.with(" to ", to, "").with(type.equals("withdraw") ? " from " : " on ", market, "");
        }
        return end();
    }

    private void chineseMove(String type, FormAsset asset, @Nullable FormField market) {
        String verb = switch (type) {
            case "transfer" -> "转 ";
            case "supply" -> "存 ";
            case "withdraw" -> "取出 ";
            case "borrow" -> "借 ";
            default -> "还 ";
        };
        boolean behind = type.equals("supply");
        if (!behind) {
            sentence.with(type.equals("repay") ? "在 " : "从 ", market, " ");
        }
        sentence.say(verb);
        asset.sayIn(sentence, true);
        sentence.with(" 到 ", behind ? market : null, "");
    }

    /** Whether a job, or a look at a balance, can be said. */
    boolean other(String type) {
        if (Lists.any(by.values(), FormField::isEmpty) || hasTwoCounts()) {
            return false;
        }
        switch (type) {
            case "balance" -> sentence.with(chinese ? "查 " : "show my ", get(Role.TOKEN), chinese ? " 余额" : " balance");
            case "rent" -> rent();
            case "infer" -> infer();
            case "train" -> train();
            default -> render();
        }
        if (type.equals("balance") && get(Role.TOKEN) == null) {
            sentence.say(chinese ? "查余额" : "show my balance");
        }
        return true;
    }

    private boolean hasTwoCounts() {
        FormField gpu = get(Role.GPU);
        return gpu != null && get(Role.COUNT) != null && gpu.has(Kind.NUMBER);
    }

    private void rent() {
        sentence.say(chinese ? "租 " : "rent ");
        gpus();
        FormField duration = get(Role.DURATION);
        boolean begun = duration != null && duration.has(Kind.FOR);
        String before = chinese ? "，时长 " : begun ? " " : " for ";
        sentence.with(before, duration, "");
        budget();
    }

    private void gpus() {
        FormField count = get(Role.COUNT);
        if (count != null) {
            sentence.say(count)
                    .say(chinese ? unit(count, Kind.MEASURE, " 张") : "")
                    .say(" ");
        }
        sentence.say(get(Role.GPU));
    }

    private void infer() {
        FormField requests = get(Role.REQUESTS);
        if (chinese) {
            sentence.with("用 ", get(Role.MODEL), " ").say("跑");
            sentence.say(requests == null ? "推理" : " ");
            counted("", requests, Kind.REQUEST_UNIT, " 个请求");
        } else {
            sentence.say("run ");
            counted("", requests, Kind.REQUEST_UNIT, " requests");
            sentence.say(requests == null ? "inference" : "").with(" on ", get(Role.MODEL), "");
        }
        input();
        counted(chinese ? "，每个输出 " : ", ", get(Role.OUTPUT), Kind.OUTPUT, chinese ? " token" : " output tokens");
        sentence.with(chinese ? "，精度 " : ", ", get(Role.PRECISION), chinese ? "" : " precision");
        onGpus();
        limits();
    }

    private void input() {
        FormField input = get(Role.INPUT);
        if (input != null && input.has(Kind.ATTACHMENT)) {
            sentence.say(chinese ? "，输入 " : ", input: ").say(input);
        } else {
            counted(chinese ? "，每个输入 " : ", ", input, Kind.INPUT, chinese ? " token" : " input tokens");
        }
    }

    private void train() {
        FormField model = get(Role.MODEL);
        FormField parameters = get(Role.PARAMETERS);
        sentence.say(chinese ? "训练 " : "train ").say(model);
        if (parameters != null) {
            sentence.say(chinese || model != null ? "" : "a model of ").say(model == null ? "" : chinese ? "，" : ", ");
            counted("", parameters, Kind.PARAMETER_UNIT, chinese ? " 参数" : " parameters");
            sentence.say(chinese && model == null ? "的模型" : "");
        }
        counted(chinese ? "，" : " on ", get(Role.TOKENS), Kind.TOKEN_UNIT, chinese ? " token" : " tokens");
        onGpus();
        limits();
    }

    private void render() {
        sentence.say(chinese ? "渲染 " : "render ");
        counted("", get(Role.FRAMES), Kind.FRAME_UNIT, chinese ? " 帧" : " frames");
        FormField time = get(Role.FRAME_TIME);
        if (time != null) {
            boolean seconds = time.label().contains("sec") || time.label().contains("秒");
            sentence.say(chinese ? "，每帧 " : ", ").say(time);
            sentence.say(seconds ? unit(time, Kind.TIME_UNIT, chinese ? " 秒" : " seconds") : "");
            sentence.say(chinese ? "" : " per frame");
        }
        onGpus();
        limits();
    }

    private void onGpus() {
        if (get(Role.GPU) != null || get(Role.COUNT) != null) {
            sentence.say(chinese ? "，用 " : ", on ");
            gpus();
        }
    }

    /** A value and its unit, where it does not name one itself. */
    private void counted(String before, @Nullable FormField field, Kind unit, String name) {
        if (field != null) {
            boolean token = field.has(Kind.TOKEN_UNIT) && !field.has(unit);
            String rest = token ? name.replace(" tokens", "").replace(" token", "") : unit(field, unit, name);
            sentence.say(before).say(field).say(rest);
        }
    }

    private static String unit(FormField field, Kind unit, String name) {
        return field.has(unit) ? "" : name;
    }

    private void limits() {
        deadline();
        budget();
    }

    private void deadline() {
        FormField deadline = get(Role.DEADLINE);
        if (deadline == null) {
            return;
        }
        boolean within = deadline.has(Kind.WITHIN) || deadline.has(Kind.BY) || deadline.has(Kind.AT_MOST);
        if (chinese) {
            boolean inside = deadline.has(Kind.OUT) || deadline.has(Kind.WITHIN_SUFFIX);
            sentence.say("，").say(deadline).say(inside ? "完成" : " 内完成");
        } else {
            String by = deadline.has(Kind.CLOCK) ? ", by " : ", within ";
            sentence.say(within ? ", " : by).say(deadline);
        }
    }

    private void budget() {
        sentence.with(chinese ? "，预算 " : ", budget ", get(Role.BUDGET), "");
    }

    /** The condition in front; false if what would hold something back is left empty. */
    private boolean begin() {
        if (Lists.any(by.values(), field -> field.isEmpty() && isOptional(field.role()))) {
            return false;
        }
        FormField condition = get(Role.CONDITION);
        if (condition != null) {
            boolean begun = condition.words().getFirst().is(Kind.IF);
            sentence.say(begun || chinese ? "" : "when ").say(condition);
            sentence.say(chinese ? (condition.words().getLast().is(Kind.TIME_MARK) ? "，" : " 时，") : ", ");
        }
        FormField every = get(Role.EVERY);
        if (every != null && chinese) {
            boolean begun = every.words().getFirst().is(Kind.PERIOD) || every.has(Kind.EVERY);
            sentence.say(begun ? "" : "每").say(every);
        }
        return true;
    }

    private static boolean isOptional(Role role) {
        return switch (role) {
            case SLIPPAGE, CONDITION, EVERY, DEADLINE, MARKET -> true;
            default -> false;
        };
    }

    private boolean end() {
        FormField every = get(Role.EVERY);
        if (every != null && !chinese) {
            boolean begun = every.has(Kind.EVERY)
                    || (every.has(Kind.PERIOD) && every.words().getFirst().is(Kind.PERIOD));
            sentence.say(begun ? " " : " every ").say(every);
        }
        deadline();
        return true;
    }
}
