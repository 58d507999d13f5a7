package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordSearch;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * 给 @bob 发条消息, 买一个 NFT, 创建一个新钱包: what is sent, bought or made is no token, so the verb asks some other agent, whatever the
 * grammars read it as. The words stand in {@code errands-zh.txt}. Immutable and thread-safe.
 */
final class CertainErrands {

    private static final String ONE = "\\s*(?:一?[个張张枚份只])?(?:新的?|我的?)?\\s*";
    private static final String REST = "[^,，。;；!！?？\\n]{0,24}";
    private static final String NAME = "\\s*(?:@\\w{1,30}|[\\w-]{1,40}\\.eth)\\s*";

    private static final Set<Kind> VALUES = Kinds.of(
            Kind.TOKEN, Kind.SHARE, Kind.DOLLAR, Kind.CURRENCY, Kind.NOT, Kind.CANCEL, Kind.PAST, Kind.PAST_TIME);

    private static final Set<Kind> TURNED = Kinds.of(Kind.NOT, Kind.CANCEL, Kind.PAST, Kind.PAST_TIME);

    private final WordSearch things;
    private final List<Pattern> mail;
    private final List<Pattern> onChain = new ArrayList<>();

    /** @param lists of {@code errands-zh.txt} */
    CertainErrands(WordLists lists) {
        String sends = lists.anyOf("SENDS");
        String mails = lists.anyOf("MAIL");
        String that = lists.anyOf("THAT") + "?";
        this.things = WordSearch.of(Stream.of("MAIL", "TELLS", "NFTS", "WALLETS", "COINS", "DOMAINS", "POOLS")
                .flatMap(name -> lists.named(name).stream())
                .toList());
        this.mail = List.of(
                Pattern.compile("(?:给|跟|向)" + NAME + sends + that + mails + REST),
                Pattern.compile(sends + that + mails + "给" + NAME),
                Pattern.compile("(?:把|将)" + that + mails + "(?:发|转|转发|发送|寄)给" + NAME),
                Pattern.compile(lists.anyOf("TELLS") + NAME + REST));
        for (String name : List.of("NFT", "WALLET", "COIN", "DOMAIN")) {
            onChain.add(Pattern.compile(
                    lists.anyOf(name + "_VERBS") + ONE + lists.anyOf(name + "S") + "(?:\\s*[\\w.-]{0,30})"));
        }
        onChain.add(Pattern.compile(lists.anyOf("POOL_VERBS") + lists.anyOf("POOLS") + REST));
    }

    /** A cheap look. */
    boolean mayBeIn(String said) {
        return things.isIn(said);
    }

    /** Whether what is asked, simplified and in lower case, is one. */
    boolean areAsked(String asked, List<Lexeme> lexemes) {
        boolean valued = asked.endsWith("了")
                || Lists.any(
                        lexemes,
                        lexeme ->
                                lexeme.isAnyOf(VALUES) || (lexeme.is(Kind.NUMBER) && !lexeme.isNumber(BigDecimal.ONE)));
        return (!valued && Lists.any(mail, pattern -> pattern.matcher(asked).matches()))
                || (Lists.none(lexemes, lexeme -> lexeme.isAnyOf(TURNED))
                        && Lists.any(onChain, pattern -> pattern.matcher(asked).matches()));
    }
}
