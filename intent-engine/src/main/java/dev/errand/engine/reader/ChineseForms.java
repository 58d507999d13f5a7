package dev.errand.engine.reader;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that Chinese builds from a verb by rule: 换完之后, "once swapped", joins two steps, and 换到的, "what was swapped for", is what
 * the step gave. Thus the lexicon lists verbs, not their forms.
 */
final class ChineseForms {

    private static final int LONGEST_STEM = 3;
    private static final Set<Kind> STEPS = EnumSet.of(
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
            EnumSet.of(Kind.SWAP, Kind.BUY, Kind.SELL, Kind.WITHDRAW, Kind.BORROW, Kind.WRAP, Kind.UNWRAP, Kind.BECOME);
    private static final Set<Kind> MARKETS = EnumSet.of(Kind.SWAP, Kind.SELL);

    private static final List<String> ONCE_DONE = List.of(
            "完", "完后", "完之后", "完以后", "完了", "完再", "完就", "好后", "好之后", "好以后", "好了再", "好再", "了之后", "了以后", "了再", "之后", "以后",
            "后再", "出来后", "出来之后", "出来以后", "出来再", "到后", "到之后", "到以后", "到了之后", "到再", "到手后", "到手之后", "到手再", "成之后", "成功后",
            "成功之后", "成功再", "完毕", "完毕后");
    private static final List<String> GIVEN = List.of(
            "到的", "来的", "得的", "出的", "出来的", "回的", "回来的", "返的", "返来的", "完的", "到手的", "成的", "到那些", "来那些", "出来那些", "到的钱",
            "来的钱", "出来的钱", "出的钱", "到的币", "来的币", "出来的币", "下来的", "所得", "所得的", "得款", "得的钱", "到的那些", "来的那些", "出来的那些",
            "回来的钱", "到的东西", "来的东西", "到的嘢", "到嘢", "返来的钱");
    private static final List<String> INTO =
            List.of("成", "成了", "为", "做", "作", "返做", "晒做", "晒成", "光换成", "掉换成", "了换成", "出换成");

    private ChineseForms() {}

    static Map<String, Kind> of(Map<String, Lexicon.Entry> words) {
        Map<String, Kind> forms = new HashMap<>();
        words.forEach((stem, entry) -> {
            if (stem.charAt(0) < 0x2E80 || stem.length() > LONGEST_STEM || !STEPS.contains(entry.first())) {
                return;
            }
            ONCE_DONE.forEach(end -> forms.put(stem + end, Kind.THEN));
            if (GIVING.contains(entry.first())) {
                GIVEN.forEach(end -> forms.put(stem + end, Kind.IT));
            }
            if (MARKETS.contains(entry.first())) {
                INTO.forEach(end -> forms.putIfAbsent(stem + end, Kind.BECOME));
            }
        });
        return forms;
    }
}
