package dev.errand.engine.model;

import dev.errand.engine.reader.Grounding.Said;
import dev.errand.engine.reader.Grounding.Sense;
import java.util.Locale;
import java.util.Set;

/** Whether the words that are cited for an intent can ask for one of its type. */
final class Requests {

    private static final Set<String> FIRST_PERSON = Set.of(
            "me", "us", "for me", "get me", "buy me", "show me", "tell me", "quote me", "我", "给我", "給我", "替我", "帮我");

    private final Lexemes lexemes;
    private final boolean asks;

    Requests(Lexemes lexemes) {
        this.lexemes = lexemes;
        String text = lexemes.text();
        boolean question = text.indexOf('?') >= 0 || text.indexOf('？') >= 0;
        boolean figure = Words.holds("type: quote", text);
        for (int i = 0; i < lexemes.size(); i++) {
            figure |= lexemes.is(i, Sense.ASKING);
        }
        this.asks = figure || (question && !Words.holds("polite", text));
    }

    void check(Claim claim) throws Ungrounded {
        if (asks && claim.movesValue()) {
            throw new Ungrounded("a question moves nothing");
        }
        boolean says = false;
        for (int index : claim.verb().lexemes()) {
            Said said = lexemes.get(index);
            if (Lexemes.VALUES.contains(said.sense())) {
                throw new Ungrounded("the words for a " + claim.type() + " hold a value");
            }
            says |= !said.is(Sense.PAUSE, Sense.JOIN);
        }
        if (!says || !supports(claim)) {
            throw new Ungrounded("nothing asks for a " + claim.type());
        }
    }

    private boolean supports(Claim claim) {
        String words =
                lexemes.text().substring(claim.verb().start(), claim.verb().end());
        boolean named = claim.verb().lexemes().stream()
                .anyMatch(index -> lexemes.get(index).types().contains(claim.type()));
        return switch (claim.type()) {
            case "swap", "service" -> true; // a swap shows by its sides
            case "transfer" -> (named || claim.at("to").isPresent()) && !isForTheUser(claim);
            case "quote" -> asks;
            case "balance" -> named || Words.holds("type: balance", lexemes.text());
            default -> named || Words.holds("type: " + claim.type(), words);
        };
    }

    /** "@bob, shoot me 5 USDC": what is said right before the amount is who gets it. */
    private boolean isForTheUser(Claim claim) {
        return claim.values().stream()
                .filter(value -> value.field() != Field.RECIPIENT && value.lexeme() > 0)
                .map(value -> lexemes.get(value.lexeme() - 1).text().toLowerCase(Locale.ROOT))
                .anyMatch(FIRST_PERSON::contains);
    }
}
