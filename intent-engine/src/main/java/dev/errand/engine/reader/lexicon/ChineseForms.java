package dev.errand.engine.reader.lexicon;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words that Chinese builds from a verb by rule: 换完之后, "once swapped", joins two steps, and 换到的, "what was swapped for", is what
 * the step gave. Thus the lexicon lists verbs, not their forms.
 */
final class ChineseForms {

    static final int LONGEST_STEM = 3;
    private static final int LONGEST_TAKING = 2;
    private static final int LONGEST_LENGTH = 5;
    private static final Set<Kind> STEPS = Kinds.of(
            Kind.SWAP,
            Kind.BUY,
            Kind.SELL,
            Kind.WITHDRAW,
            Kind.BORROW,
            Kind.SUPPLY,
            Kind.SEND,
            Kind.WRAP,
            Kind.UNWRAP,
            Kind.BECOME,
            Kind.REPAY);
    private static final Set<Kind> GIVING =
            Kinds.of(Kind.SWAP, Kind.BUY, Kind.SELL, Kind.WITHDRAW, Kind.BORROW, Kind.WRAP, Kind.UNWRAP, Kind.BECOME);
    private static final Set<Kind> MARKETS = Kinds.of(Kind.SWAP, Kind.SELL);

    private static final Set<String> ONCE_DONE = Set.of(
            "完", "完后", "完之后", "完以后", "完了", "完再", "完就", "好后", "好之后", "好以后", "好了再", "好再", "了之后", "了以后", "了再", "之后", "以后",
            "后再", "出来后", "出来之后", "出来以后", "出来再", "到后", "到之后", "到以后", "到了之后", "到再", "到手后", "到手之后", "到手再", "成之后", "成功后",
            "成功之后", "成功再", "完毕", "完毕后");
    private static final Set<String> GIVEN = Set.of(
            "到的", "来的", "得的", "出的", "出来的", "回的", "回来的", "返的", "返来的", "完的", "到手的", "成的", "到那些", "来那些", "出来那些", "到的钱",
            "来的钱", "出来的钱", "出的钱", "到的币", "来的币", "出来的币", "下来的", "所得", "所得的", "得款", "得的钱", "到的那些", "来的那些", "出来的那些",
            "回来的钱", "到的东西", "来的东西", "到的嘢", "到嘢", "返来的钱");
    private static final Set<String> INTO =
            Set.of("成", "成了", "为", "做", "作", "返做", "晒做", "晒成", "光换成", "掉换成", "了换成", "出换成");

    private static final Set<String> TAKING = Set.of("要", "得", "需要", "需", "会", "能", "估计", "预计");
    private static final Set<String> SPENDING = Set.of(
            "", "花", "跑", "训", "训练", "渲", "渲染", "算", "等", "搞", "弄", "烧", "耗", "耗费", "处理", "推理", "生成", "微调", "跑上", "跑完要",
            "花费", "花掉", "烧掉", "做");
    private static final Set<String> HOW_LONG = Set.of(
            "几天", "几个小时", "几小时", "几周", "几个月", "几个钟", "几个钟头", "几分钟", "多久", "多长时间", "多少时间", "多少天", "多少小时", "多少个小时",
            "多少分钟", "几多时间", "几耐", "多少钱", "几多钱", "几钱", "多少成本", "多少费用", "多少预算", "多少美元", "多少美金", "多少刀");

    private ChineseForms() {}

    /** What the word is if a verb of {@code words} and an ending make it; null if none do. */
    static @Nullable Kind kind(String word, Map<String, Lexicon.Entry> words) {
        Kind found = null;
        for (int cut = 1; cut <= LONGEST_STEM && cut < word.length(); cut++) {
            Lexicon.Entry stem = words.get(word.substring(0, cut));
            if (stem == null || !STEPS.contains(stem.first())) {
                continue;
            }
            String ending = word.substring(cut);
            if (GIVING.contains(stem.first()) && GIVEN.contains(ending)) {
                return Kind.IT;
            } else if (ONCE_DONE.contains(ending)) {
                return Kind.THEN;
            } else if (MARKETS.contains(stem.first()) && INTO.contains(ending)) {
                found = Kind.BECOME;
            }
        }
        return found == null && asksHowLong(word) ? Kind.ESTIMATE : found;
    }

    /** 要跑几天: what it takes, with a verb between. */
    private static boolean asksHowLong(String word) {
        for (int taking = 1; taking <= LONGEST_TAKING && taking < word.length(); taking++) {
            if (!TAKING.contains(word.substring(0, taking))) {
                continue;
            }
            for (int how = Math.max(taking, word.length() - LONGEST_LENGTH); how < word.length() - 1; how++) {
                if (HOW_LONG.contains(word.substring(how)) && SPENDING.contains(word.substring(taking, how))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Tells {@code index} the forms that the verbs have which are among these words. */
    static void addTo(HanWords index, List<String> stems, Map<String, Lexicon.Entry> words) {
        for (String word : stems) {
            Lexicon.Entry entry = words.get(word);
            if (entry == null || !STEPS.contains(entry.first())) {
                continue;
            }
            ONCE_DONE.forEach(ending -> index.add(word, ending));
            if (GIVING.contains(entry.first())) {
                GIVEN.forEach(ending -> index.add(word, ending));
            }
            if (MARKETS.contains(entry.first())) {
                INTO.forEach(ending -> index.add(word, ending));
            }
        }
        for (String taking : TAKING) {
            for (String spending : SPENDING) {
                HOW_LONG.forEach(length -> index.add(taking + spending, length));
            }
        }
    }
}
