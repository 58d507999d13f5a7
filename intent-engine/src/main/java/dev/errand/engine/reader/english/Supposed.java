package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A swap that is only supposed, to ask what it gives: "suppose I trade 2 ETH for DAI, what comes out?" becomes the same swap and a
 * word that asks for its price. Without such a question it stays a supposition, which moves nothing.
 */
public final class Supposed {

    private static final Pattern SUPPOSING = Pattern.compile(
            "\\W*(?:(?:hi|hey|hello|ok|okay|so|well|just|now|right|and)[, ]+)*(?:suppos(?:e|ing)|imagin(?:e|ing)|assum(?:e|ing)|pretend(?:ing)?|say"
                    + "|let(?:'?s|’s| us| me) (?:say|assume|imagine|suppose|pretend)|hypothetically(?: speaking)?|theoretically|if|what if)[,: ]+"
                    + "(?:that )?(?:i|we)\\b.*");
    private static final Pattern OUTCOME = Pattern.compile(
            "(?:what|whats|what['’]s|how much|how many)\\b(?!.*\\b(?:happens?|think|say|know|should|best|better|wrong|risks?|tax|taxes|fees?|gas|time|long|about|if|then)\\b)"
                    + "[a-z'’ ]*[?.! ]*");
    private static final Set<Kind> ACTS = Kinds.of(Kind.SWAP, Kind.SELL, Kind.BUY, Kind.WRAP, Kind.UNWRAP);
    private static final Set<Kind> OTHERS =
            Kinds.of(Kind.RECIPIENT, Kind.BAD_RECIPIENT, Kind.MARKET, Kind.THEN, Kind.ADVICE, Kind.NOT);
    /** Characters of a supposition, at most: what is repeated without end must not be matched without end. */
    private static final int LONGEST = 500;

    private Supposed() {}

    public static List<Lexeme> asked(List<Lexeme> lexemes, String text) {
        if (text.length() > LONGEST || Lists.none(lexemes, lexeme -> lexeme.kind() == Kind.TOKEN)) {
            return lexemes;
        }
        String lower = text.toLowerCase(Locale.ROOT).strip();
        if (!lower.contains("what") && !lower.contains("how m")) {
            return lexemes; // nothing is asked of it
        }
        if (text.length() != lower.length() || !SUPPOSING.matcher(lower).matches()) {
            return lexemes;
        }
        int act = -1;
        int question = -1;
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.isAnyOf(OTHERS)) {
                return lexemes;
            }
            act = act < 0 && isAct(lexeme) ? i : act;
            boolean behind = act >= 0 && question < 0 && lexeme.kind() != Kind.TOKEN;
            if (behind && OUTCOME.matcher(lower.substring(lexeme.start())).matches()) {
                question = i;
            }
        }
        return question < 0 ? lexemes : asQuote(lexemes, act, question, text);
    }

    private static boolean isAct(Lexeme lexeme) {
        return ACTS.contains(lexeme.kind())
                || (lexeme.kind() == Kind.PAST
                        && Lists.any(ACTS, kind -> kind.name().equals(lexeme.text())));
    }

    private static List<Lexeme> asQuote(List<Lexeme> lexemes, int act, int asked, String text) {
        int question = asked;
        int end = question;
        while (end > act && Joints.ALL.contains(lexemes.get(end - 1).kind())) {
            end--;
        }
        List<Lexeme> quote = new ArrayList<>(lexemes.subList(act, end));
        Lexeme verb = quote.getFirst();
        Kind kind = verb.kind() == Kind.PAST ? Kind.valueOf(verb.text()) : verb.kind();
        quote.set(0, Lexeme.of(kind, verb.start(), verb.end(), null, kind.name()));
        Lexeme counted = question + 1 < lexemes.size() ? lexemes.get(question + 1) : null;
        if (quote.size() > 1 && kind == Kind.SWAP && quote.get(1).kind() == Kind.IN) {
            quote.remove(1); // "traded in 15 UNI"
        }
        if (counted != null && lexemes.get(question).kind() == Kind.HOW_MUCH && counted.kind() == Kind.TOKEN) {
            Lexeme much = lexemes.get(question); // "… how much DAI would that be?"
            quote.add(Lexeme.of(kind == Kind.BUY ? Kind.WITH : Kind.TO, much.start(), much.end(), null, much.text()));
            quote.add(counted);
            question += 2;
        }
        addCurrency(quote, lexemes, question, kind);
        if (question == lexemes.size()) {
            question--;
        }
        int start = lexemes.get(question).start();
        quote.add(Lexeme.of(Kind.QUOTE, start, lexemes.getLast().end(), null, text.substring(start)));
        return quote;
    }

    /** "… what would that be in LINK?": what it is changed to, or paid with, where nothing before says so. */
    private static void addCurrency(List<Lexeme> quote, List<Lexeme> lexemes, int question, Kind kind) {
        int end = lexemes.size();
        while (end > question && lexemes.get(end - 1).kind() == Kind.STOP) {
            end--;
        }
        boolean told = end - 2 > question
                && lexemes.get(end - 1).kind() == Kind.TOKEN
                && lexemes.get(end - 2).kind() == Kind.IN
                && Lists.count(quote, lexeme -> lexeme.kind() == Kind.TOKEN) == 1;
        if (told) {
            Lexeme in = lexemes.get(end - 2);
            quote.add(Lexeme.of(kind == Kind.BUY ? Kind.WITH : Kind.TO, in.start(), in.end(), null, in.text()));
            quote.add(lexemes.get(end - 1));
        }
    }
}
