package dev.errand.engine.reader.lexicon;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Words for what is done on a chain or to a wallet, and is no type of request. They stand in {@code on-chain.txt}. */
public final class OnChain {

    private static final WordLists LISTS = WordLists.read("on-chain.txt");
    private static final Set<String> VERBS = LISTS.named("VERBS");
    private static final Set<String> WALLET = LISTS.named("WALLET");
    private static final Set<String> CHINESE_VERBS = LISTS.named("CHINESE_VERBS");
    private static final Set<String> CHINESE_WALLET = LISTS.named("CHINESE_WALLET");

    private OnChain() {}

    /** "Stake", "bridge". */
    public static boolean isVerb(String word) {
        return VERBS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** 质押, 跨链. */
    public static boolean isChineseVerb(String word) {
        return CHINESE_VERBS.contains(word);
    }

    /** Whether a request for another agent is about the chain or the wallet: no agent bridges what a step before it leaves. */
    public static boolean isAsked(String query) {
        String folded = query.toLowerCase(Locale.ROOT);
        return Stream.of(folded.split("[^\\p{L}]+")).anyMatch(word -> VERBS.contains(word) || WALLET.contains(word))
                || (folded.chars().anyMatch(Character::isIdeographic)
                        && CHINESE_WALLET.stream().anyMatch(folded::contains));
    }
}
