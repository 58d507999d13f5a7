package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.PlainWords;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * English remarks beside a request: "…, my savings account pays nothing", "…, saving for a bike". Somebody says something of the
 * world, or what he is about, and asks for nothing: no value stands in it, no limit, no condition and no imperative.
 *
 * <p>An imperative begins with its verb; a remark begins with whom it is about, or with what he is doing.
 */
final class Remarks {

    /** What makes more of a clause than a remark, wherever it stands. */
    private static final Set<Kind> WEIGHING = Kinds.of(
            Kind.NUMBER,
            Kind.BAD_NUMBER,
            Kind.SHARE,
            Kind.DOLLAR,
            Kind.CURRENCY,
            Kind.PERCENT,
            Kind.BPS,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.MODEL,
            Kind.GPU,
            Kind.PRECISION,
            Kind.ATTACHMENT,
            Kind.IF,
            Kind.OR,
            Kind.REST,
            Kind.EACH,
            Kind.INSTEAD,
            Kind.INSTEAD_OF,
            Kind.CANCEL,
            Kind.AGAIN,
            Kind.ADVICE,
            Kind.QUESTION,
            Kind.HOW_MUCH,
            Kind.QUOTE,
            Kind.ALL_BUT,
            Kind.SLIPPAGE,
            Kind.AT_MOST,
            Kind.BUDGET,
            Kind.PER_HOUR,
            Kind.ESTIMATE,
            Kind.EVERY,
            Kind.PERIOD,
            Kind.PERIOD_BAD,
            Kind.RECURRING,
            Kind.WITHIN,
            Kind.BY,
            Kind.ALSO,
            Kind.SPLIT,
            Kind.ABOVE,
            Kind.BELOW);
    /** What is never by the way unless somebody is said to do it. */
    private static final Set<Kind> ACTS = Kinds.of(Kind.NOT, Kind.CLOCK, Kind.TOKEN, Kind.PAST, Kind.PAST_TIME);

    private static final Set<Kind> WHO = Kinds.of(Kind.SUBJECT, Kind.ARTICLE, Kind.MINE, Kind.SOMEBODY);
    /** What one is told to do is no remark, whoever is said to do it. */
    private static final Set<String> DUTIES = Set.of(
            "should",
            "half",
            "gets",
            "waits",
            "waiting",
            "must",
            "has to",
            "have to",
            "needs to",
            "need to",
            "ought",
            "shall",
            "wants",
            "want",
            "only",
            "too",
            "may",
            "can",
            "could",
            "would like",
            "needs",
            "need",
            "same",
            "rest",
            "limit",
            "fee",
            "fees",
            "route",
            "pool");

    private static final Set<String> FINITE = Set.of(
            "is", "are", "was", "were", "has", "had", "have", "will", "came", "went", "got", "paid", "said", "made",
            "took", "keep", "looks", "feels", "seems", "am");

    private Remarks() {}

    /** Whether the clause, with the small words in front of it, is a remark. */
    static boolean isRemark(Clause clause, List<Lexeme> lexemes, String text) {
        List<Lexeme> said = words(clause, lexemes);
        if (said.isEmpty() || Lists.any(said, lexeme -> !isLatin(lexeme, text))) {
            return false;
        }
        Lexeme first = said.getFirst();
        boolean led = WHO.contains(first.kind()) && said.size() > 2;
        boolean doing = !led && isGerund(first) && said.size() > 1;
        if (!led && !doing) {
            return false;
        }
        for (Lexeme lexeme : said) {
            boolean weighs = (lexeme.isAnyOf(WEIGHING) && !isAuxiliary(lexeme))
                    || (doing && ACTS.contains(lexeme.kind()))
                    || DUTIES.contains(lexeme.written(text))
                    || (lexeme.kind() == Kind.WORD && doing && !PlainWords.are(lexeme.written(text)));
            if (weighs) {
                return false;
            }
        }
        return doing || (hasVerb(said, text) && !(tells(said) && Lists.any(said, word -> word.is(Kind.TOKEN))));
    }

    private static boolean isAuxiliary(Lexeme lexeme) {
        return lexeme.is(Kind.FETCHES) || lexeme.is(Kind.HAVE);
    }

    /** Somebody who does something with tokens may be told to. */
    private static boolean tells(List<Lexeme> said) {
        return Lists.any(said, word -> Verbs.isRequest(word.kind()));
    }

    private static boolean hasVerb(List<Lexeme> said, String text) {
        if (said.getFirst().kind() == Kind.SUBJECT && !said.getFirst().text().contains(" ")) {
            return true; // "im scared of a depeg"
        }
        for (int i = 1; i < said.size(); i++) {
            String word = said.get(i).written(text);
            boolean third = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
            if (third || FINITE.contains(word) || word.endsWith("n't")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGerund(Lexeme lexeme) {
        String word = lexeme.text().toLowerCase(Locale.ROOT);
        return lexeme.kind() == Kind.WORD && word.length() > 5 && word.endsWith("ing") && PlainWords.are(word);
    }

    /** The lexemes of the clause, from the sign before it on. */
    private static List<Lexeme> words(Clause clause, List<Lexeme> lexemes) {
        int from = 0;
        int to = 0;
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean divides = lexeme.kind() == Kind.COMMA || lexeme.kind() == Kind.STOP || lexeme.kind() == Kind.SO;
            if (divides && lexeme.end() <= clause.start()) {
                from = i + 1;
            }
            if (lexeme.start() < clause.end()) {
                to = i + 1;
            }
        }
        return from >= to ? List.of() : lexemes.subList(from, to);
    }

    private static boolean isLatin(Lexeme lexeme, String text) {
        return text.charAt(lexeme.start()) < 0x80;
    }
}
