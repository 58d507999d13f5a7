package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The patterns of all requests, English, Chinese and mixed, over one set of meanings.
 *
 * <p>A new kind of intent is a list of patterns here and a case in {@link Draft}.
 */
final class Grammar {

    private static final List<Pattern> PATTERNS = new ArrayList<>();

    static {
        of(
                "swap",
                "SWAP sell:ASSET? TO|FOR|BECOME|WITH buy:ASSET|WORD",
                "SWAP sell:ASSET|WORD",
                "SWAP",
                "SWAP TO|FOR buy:ASSET|WORD FROM|WITH|USE sell:ASSET",
                "SELL sell:ASSET|WORD",
                "SELL",
                "SELL sell:ASSET|WORD FOR|TO|BECOME|SWAP buy:ASSET|WORD",
                "SELL sell:ASSET TO|AND BUY buy:ASSET|WORD",
                "BUY buy:ASSET|WORD",
                "BUY",
                "BUY buy:ASSET|WORD WITH|FOR|USE|FROM sell:ASSET|WORD SEND|BUY|SWAP?",
                "BUY sell:ASSET OF|WORTH buy:ASSET",
                "USE|WITH|OBJECT|FROM sell:ASSET|WORD TO? BUY|BECOME|SWAP buy:ASSET|WORD",
                "USE|WITH|OBJECT sell:ASSET TO BUY|SWAP TO|FOR? buy:ASSET|WORD",
                "USE sell:ASSET FOR|TO buy:ASSET|WORD",
                "sell:ASSET TO|BECOME|SWAP buy:ASSET|WORD",
                "sell:ASSET|WORD SELL BECOME|SWAP|TO buy:ASSET|WORD",
                "OBJECT|USE sell:ASSET|WORD SELL BECOME|SWAP|TO buy:ASSET|WORD",
                "OBJECT|USE sell:ASSET|WORD SELL|SWAP",
                "OBJECT|USE sell:ASSET|WORD SWAP BECOME|SWAP|TO|GIVE buy:ASSET|WORD",
                "SWAP sell:ASSET BECOME|SWAP|GIVE buy:ASSET|WORD",
                "SELL sell:ASSET GIVE buy:ASSET",
                "BECOME buy:ASSET|WORD",
                "buy:ASSET USE sell:ASSET SWAP|BUY|SEND");
        of(
                "quote",
                "QUOTE FOR? SWAP|SELL? sell:ASSET TO|FOR|BECOME|SWAP|OF|WITH buy:ASSET|WORD",
                "QUOTE FOR? BUY? buy:ASSET WITH|FOR|USE|FROM sell:ASSET|WORD",
                "QUOTE FOR? sell:ASSET",
                "sell:ASSET TO|BECOME|SWAP buy:ASSET|WORD QUOTE",
                "HOW_MUCH buy:ASSET RECEIVE FOR|WITH|FROM sell:ASSET",
                "HOW_MUCH buy:ASSET FOR sell:ASSET",
                "HOW_MUCH sell:ASSET WORTH? OF|TO buy:ASSET|WORD",
                "HOW_MUCH sell:ASSET RECEIVE OF|TO buy:ASSET|WORD",
                "USE|OBJECT? sell:ASSET RECEIVE HOW_MUCH? buy:ASSET|WORD",
                "USE|OBJECT? sell:ASSET SWAP|BECOME|BUY HOW_MUCH buy:ASSET|WORD");
        of(
                "transfer",
                "SEND asset:ASSET|WORD TO|GIVE|FOR to:RECIPIENT|BAD_RECIPIENT|WORD",
                "SEND to:RECIPIENT|BAD_RECIPIENT asset:ASSET|WORD",
                "SEND asset:ASSET",
                "SEND",
                "SEND|GIVE|TO? TO|GIVE to:RECIPIENT|BAD_RECIPIENT|WORD SEND? asset:ASSET|WORD",
                "SEND? TO|GIVE to:RECIPIENT|BAD_RECIPIENT",
                "OBJECT|USE asset:ASSET|WORD SEND? TO|GIVE to:RECIPIENT|BAD_RECIPIENT|WORD",
                "OBJECT asset:ASSET TO|GIVE to:RECIPIENT|BAD_RECIPIENT|WORD SEND",
                "OBJECT asset:ASSET SEND",
                "asset:ASSET SEND? TO|GIVE to:RECIPIENT|BAD_RECIPIENT");
        of(
                "balance",
                "SHOW? BALANCE HOW_MUCH?",
                "SHOW? token:ASSET BALANCE HOW_MUCH?",
                "SHOW? BALANCE OF|FOR|WITH? token:ASSET HOW_MUCH?",
                "SHOW|HOW_MUCH BALANCE? HOW_MUCH? HAVE",
                "HOW_MUCH token:ASSET HAVE? BALANCE?",
                "HOW_MUCH BALANCE",
                "SHOW? BALANCE? HAVE HOW_MUCH? token:ASSET",
                "SHOW? BALANCE? token:ASSET HAVE HOW_MUCH?",
                "SHOW? BALANCE HAVE HOW_MUCH",
                "SHOW? HAVE HOW_MUCH BALANCE?");
    }

    private Grammar() {}

    private static void of(String type, String... patterns) {
        for (String pattern : patterns) {
            PATTERNS.add(Pattern.parse(type, pattern));
        }
    }

    /** One way to read a clause. */
    record Fit(String type, Map<String, Phrase> roles) {}

    /** Every way in which some pattern fits the clause whole. */
    static List<Fit> fits(List<Phrase> clause) {
        List<Fit> fits = new ArrayList<>();
        for (Pattern pattern : PATTERNS) {
            for (Map<String, Phrase> roles : pattern.match(clause)) {
                fits.add(new Fit(pattern.type(), roles));
            }
        }
        return fits;
    }
}
