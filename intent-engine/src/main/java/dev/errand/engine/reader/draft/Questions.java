package dev.errand.engine.reader.draft;

import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Language;
import dev.errand.intent.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** Asks for what is missing, in the language of the text. */
public final class Questions {

    private static final List<String> REST = List.of("request");

    private Questions() {}

    public static String about(List<String> missing, List<Draft> drafts, boolean chinese) {
        if (areAboutTheRest(missing, drafts)) {
            return aboutTheRest(drafts, chinese ? Language.CHINESE : Language.ENGLISH);
        }
        String first = missing.getFirst();
        int index = Character.isDigit(first.charAt(0)) ? Integer.parseInt(first.substring(0, first.indexOf('.'))) : 0;
        String path = Character.isDigit(first.charAt(0)) ? first.substring(first.indexOf('.') + 1) : first;
        Draft draft = index < drafts.size() ? drafts.get(index) : new Draft("");
        return chinese ? chinese(path, draft) : english(path, draft);
    }

    /** Whether all that is to be done is known, and only what was said beside it was not understood. */
    public static boolean areAboutTheRest(List<String> missing, List<Draft> drafts) {
        return missing.equals(REST)
                && !drafts.isEmpty()
                && Lists.all(drafts, draft -> draft.missing().isEmpty());
    }

    /** Shows every value: whoever says "yes" agrees to them, and to leaving out what else he said. */
    private static String aboutTheRest(List<Draft> drafts, Language language) {
        String known = drafts.stream()
                .map(draft -> Wording.of(draft.toIntent(), language))
                .collect(Collectors.joining(language.say("; then ", "；然后")));
        return language.say(
                "I understood \"%s\", but not all that you said. Shall I do just that? (yes, or say it in other words)",
                "我听懂的是“%s”，其余的没有听懂。只办这些，可以吗？（回答“可以”，或换个说法）", known);
    }

    private static String english(String path, Draft draft) {
        return switch (path) {
            case "sell.token" -> "Which token do you want to sell?";
            case "buy.token" -> "Which token do you want to get?";
            case "sell.amount" -> "How much" + spaced(draft, "sell.token") + " do you want to sell?";
            case "buy.amount" -> "How much" + spaced(draft, "buy.token") + " do you want to get?";
            case "asset.token" -> "Which token do you mean?";
            case "asset.amount" -> "How much" + spaced(draft, "asset.token") + " do you mean?";
            case "to" -> "To which address? (0x…, a name.eth, or a saved contact @name)";
            case "maxSlippageBps" -> "Which slippage do you allow, in per cent?";
            case "token", "trigger.when.token" -> "Which token do you mean?";
            case "market" -> "On which market? (aave, compound, …)";
            case "model" -> "Which model? (for example Llama-3.1-8B)";
            case "tokens" -> "How many tokens is it to be trained on?";
            case "inputTokens", "outputTokens" -> "How many tokens is that, for each request?";
            case "parameters" -> "How many parameters does the model have?";
            case "gpu" -> "Which GPU? (for example H100, RTX4090)";
            case "count" -> "How many GPUs?";
            case "duration" -> "For how long? (for example 6 hours)";
            case "frames" -> "How many frames?";
            case "deadline" ->
                Fields.has(draft.type(), path)
                        ? "Within how long? (for example within 6 hours)"
                        : "That is done once you approve it, and not by a time. Shall it be done now? (now, or cancel)";
            case "maxCost" -> "What is the most that all of it may cost, in dollars or a token?";
            case "trigger" -> "When is it to be done? (now, above or below a price, or every so often)";
            case "trigger.when.above" -> "Above which price, in dollars?";
            case "trigger.when.below" -> "Below which price, in dollars?";
            case "trigger.every" -> "How often? (for example every week)";
            default -> "I did not understand all of that. Can you say it in other words?";
        };
    }

    private static String chinese(String path, Draft draft) {
        return switch (path) {
            case "sell.token" -> "您想卖出哪种代币？";
            case "buy.token" -> "您想换成哪种代币？";
            case "sell.amount" -> "您想卖出多少" + token(draft, "sell.token") + "？";
            case "buy.amount" -> "您想得到多少" + token(draft, "buy.token") + "？";
            case "asset.token" -> "您指的是哪种代币？";
            case "asset.amount" -> "数量是多少" + token(draft, "asset.token") + "？";
            case "to" -> "要转给哪个地址？（0x…、name.eth 或已保存的联系人 @name）";
            case "maxSlippageBps" -> "您允许多大的滑点（百分比）？";
            case "token", "trigger.when.token" -> "您指的是哪种代币？";
            case "market" -> "在哪个借贷市场？（aave、compound……）";
            case "model" -> "用哪个模型？（例如 Llama-3.1-8B）";
            case "tokens" -> "用多少 token 训练？";
            case "inputTokens", "outputTokens" -> "每个请求多少 token？";
            case "parameters" -> "模型有多少参数？";
            case "gpu" -> "用哪种 GPU？（例如 H100、RTX4090）";
            case "count" -> "要几张 GPU？";
            case "duration" -> "用多长时间？（例如 6 小时）";
            case "frames" -> "一共多少帧？";
            case "deadline" ->
                Fields.has(draft.type(), path) ? "多长时间内完成？（例如 6 小时内）" : "这一步在您批准后立即执行，不能限定时间。现在执行吗？（回答“现在”或“取消”）";
            case "maxCost" -> "总共最多花多少？（美元或代币）";
            case "trigger" -> "什么时候执行？（现在、价格高于或低于多少，或每隔多久）";
            case "trigger.when.above" -> "高于多少美元？";
            case "trigger.when.below" -> "低于多少美元？";
            case "trigger.every" -> "多久一次？（例如每周）";
            default -> "我没有完全听懂，能换个说法吗？";
        };
    }

    private static String spaced(Draft draft, String path) {
        String token = token(draft, path);
        return token.isEmpty() ? "" : " " + token;
    }

    private static String token(Draft draft, String path) {
        Draft.Leaf leaf = draft.leaves().get(path);
        return leaf == null ? "" : leaf.value();
    }
}
