package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Chinese order calls itself before a colon: 定投计划：每周…, 退押金：给…, 先换后转：…. The request stands behind it, so the name goes, where it
 * names what is asked for there; a name that says more than the request does, as of an interval that is never told, stays.
 */
public final class ChineseHeadings {

    /** How many lexemes a heading may have. */
    private static final int REACH = 10;

    private static final WordLists LISTS = WordLists.read("headings-zh.txt");

    private static final Pattern HEADING = Pattern.compile(LISTS.anyOf("ASKING") + "{0,4}" + LISTS.anyOf("MAKING")
            + "?" + LISTS.anyOf("WHOSE") + "?(?:一?" + LISTS.anyOf("PIECE") + ")?(?:分(?<parts>#" + LISTS.anyOf("PIECE")
            + "))?(?<often>" + LISTS.anyOf("OFTEN") + ")?(?<once>"
            + LISTS.anyOf("ONCE")
            + ")?(?:(?<swap>" + LISTS.anyOf("SWAPPING") + ")|(?<pay>" + LISTS.anyOf("PAYING") + ")|(?<keep>"
            + LISTS.anyOf("KEEPING") + ")|(?<both>" + LISTS.anyOf("BOTH") + "))?(?<count>#" + LISTS.anyOf("PIECE")
            + ")?" + LISTS.anyOf("FORM") + "{0,2}");

    private static final List<String> NAMES = List.of("often", "once", "swap", "pay", "keep", "both", "parts");

    private static final Set<Kind> SWAPS =
            Kinds.of(Kind.SWAP, Kind.BECOME, Kind.BUY, Kind.SELL, Kind.SELL_ALL, Kind.WRAP, Kind.UNWRAP);
    private static final Set<Kind> PAYS = Kinds.of(Kind.SEND, Kind.GIVE);
    private static final Set<Kind> KEEPS = Kinds.of(Kind.SUPPLY, Kind.PUT);
    private static final Set<Kind> TIMES = Kinds.of(Kind.PERIOD, Kind.EVERY);
    private static final Set<Kind> PRICES = Kinds.of(Kind.ABOVE, Kind.BELOW);
    private static final Set<Kind> WEIGHING = Kinds.of(Kind.NOT, Kind.CANCEL, Kind.PAST, Kind.OR, Kind.ADVICE);

    private ChineseHeadings() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        int colon = 1;
        while (colon < Math.min(lexemes.size(), REACH) && !isColon(lexemes.get(colon))) {
            colon++;
        }
        if (colon + 1 >= Math.min(lexemes.size(), REACH) || !Hanzi.areIn(CountedPayments.written(lexemes.getFirst()))) {
            return lexemes;
        }
        StringBuilder said = new StringBuilder();
        for (Lexeme lexeme : lexemes.subList(0, colon)) {
            boolean count = lexeme.is(Kind.NUMBER)
                    && lexeme.number() != null
                    && lexeme.number().compareTo(BigDecimal.ONE) > 0;
            said.append(count ? "#" : CountedPayments.written(lexeme));
        }
        Matcher heading = HEADING.matcher(said);
        List<Lexeme> request = lexemes.subList(colon + 1, lexemes.size());
        boolean named = heading.matches()
                && isNamed(heading, request)
                && ((heading.group("count") == null && heading.group("parts") == null)
                        || isCounted(lexemes.subList(0, colon), request));
        if (named && heading.group("pay") != null && request.getFirst().is(Kind.RECIPIENT)) {
            List<Lexeme> paid = CountedPayments.told(lexemes); // 发工资：@a 打 10 USDC，@b 打 15 DAI
            return paid.equals(lexemes) ? request : paid;
        }
        return named ? request : lexemes;
    }

    /** Whether these words are a heading, and nothing but one. */
    public static boolean isOne(String said) {
        Matcher heading = HEADING.matcher(Hanzi.simplified(said).replace(" ", ""));
        return heading.matches() && Lists.any(NAMES, name -> heading.group(name) != null);
    }

    private static boolean isColon(Lexeme lexeme) {
        return lexeme.kind() == Kind.COMMA && ":：".contains(lexeme.text());
    }

    /** Whether the request is what its heading says. */
    private static boolean isNamed(Matcher heading, List<Lexeme> request) {
        boolean both = heading.group("both") != null;
        return Lists.any(NAMES, name -> heading.group(name) != null)
                && ((!both && heading.group("swap") == null) || holds(request, SWAPS))
                && ((!both && heading.group("pay") == null) || holds(request, PAYS) || holds(request, KEEPS))
                && (heading.group("keep") == null || holds(request, KEEPS))
                && (heading.group("often") == null || holds(request, TIMES))
                && (heading.group("once") == null || holds(request, PRICES))
                && !holds(request, WEIGHING);
    }

    /** 换两笔：…, and two of them. */
    private static boolean isCounted(List<Lexeme> heading, List<Lexeme> request) {
        long deeds = Lists.count(request, lexeme -> SWAPS.contains(lexeme.kind()) || lexeme.kind() == Kind.SEND);
        long paid = Lists.count(request, lexeme -> lexeme.kind() == Kind.RECIPIENT);
        return Lists.any(
                heading,
                lexeme -> lexeme.is(Kind.NUMBER)
                        && (lexeme.isNumber(BigDecimal.valueOf(deeds)) || lexeme.isNumber(BigDecimal.valueOf(paid))));
    }

    private static boolean holds(List<Lexeme> lexemes, Set<Kind> kinds) {
        return Lists.any(lexemes, lexeme -> lexeme.isAnyOf(kinds));
    }
}
