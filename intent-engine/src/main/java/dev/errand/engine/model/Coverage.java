package dev.errand.engine.model;

import dev.errand.engine.model.Evidence.Cited;
import dev.errand.engine.reader.Grounding.Said;
import dev.errand.engine.reader.Grounding.Sense;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether claims use all that a text says, and nothing twice: no number, token, recipient, reference or verb is left over; no
 * amount is spent two times; and the values of one intent do not stand among those of another.
 */
final class Coverage {

    private static final Set<String> OF_OTHER_TRADES = Set.of("service", "infer", "train", "rent", "render");

    private final Lexemes lexemes;
    private final List<Claim> claims;

    Coverage(Lexemes lexemes, List<Claim> claims) {
        this.lexemes = lexemes;
        this.claims = claims;
    }

    void check() throws Ungrounded {
        for (int i = 0; i < lexemes.size(); i++) {
            if (!isAccountedFor(i)) {
                throw new Ungrounded("\"" + lexemes.get(i).text() + "\" is left over");
            }
        }
        checkJoined();
        checkOrder();
        for (Claim claim : claims) {
            checkRecipient(claim);
        }
    }

    private boolean isAccountedFor(int index) throws Ungrounded {
        Said said = lexemes.get(index);
        return switch (said.sense()) {
            case NUMBER, SHARE, TOKEN, RECIPIENT, REFERENCE, REST -> isUsed(index);
            case DOLLAR ->
                claims.stream()
                        .flatMap(claim -> claim.values().stream())
                        .anyMatch(value -> value.field() == Field.DOLLARS && lexemes.dollarOf(value.lexeme()) == index);
            case NAME -> isIn(index, Field.NAME);
            case SLIPPAGE, LIMIT -> isIn(index, Field.SLIPPAGE);
            case UNKNOWN ->
                lexemes.text().substring(said.start(), said.end()).chars().noneMatch(Character::isDigit)
                        || isIn(index, Field.NAME)
                        || isIn(index, Field.QUERY);
            case SWAPPING, BUYING, SELLING, ACTION ->
                claims.stream().anyMatch(claim -> said.types().contains(claim.type()) || isIdiom(claim, index));
            case VAGUE -> !lexemes.is(index + 1, Sense.NUMBER);
            case FORBIDDING, UNREADABLE, OTHER -> false;
            case INTO, OUT_OF, FOR, GLUE, JOIN, PAUSE, ASKING, PLAIN -> true;
        };
    }

    private boolean isUsed(int index) throws Ungrounded {
        List<Cited> uses = claims.stream()
                .flatMap(claim -> claim.values().stream())
                .filter(value -> value.lexeme() == index)
                .toList();
        boolean shareable = lexemes.is(index, Sense.TOKEN, Sense.RECIPIENT)
                && uses.stream().map(Cited::path).distinct().count() == 1
                && claims.stream().filter(claim -> claim.uses(index)).count() == uses.size();
        if (uses.size() > 1 && !shareable) {
            throw new Ungrounded("\"" + lexemes.get(index).text() + "\" is used twice");
        }
        return !uses.isEmpty() || (lexemes.is(index, Sense.NUMBER) && isIn(index, Field.QUERY));
    }

    /** Whether the lexeme stands in words that are cited for such a value. */
    private boolean isIn(int index, Field field) {
        return claims.stream()
                .flatMap(claim -> claim.values().stream())
                .anyMatch(value ->
                        value.field() == field && value.span().lexemes().contains(index));
    }

    /** Whether a known verb is part of an idiom that asks for the claim, as "get" is of "get rid of". */
    private boolean isIdiom(Claim claim, int index) {
        List<Integer> verb = claim.verb().lexemes();
        boolean ofAnotherTrade = OF_OTHER_TRADES.containsAll(lexemes.get(index).types()); // "ship 5 DAI"
        return verb.contains(index)
                && (ofAnotherTrade || verb.stream().anyMatch(word -> lexemes.is(word, Sense.UNKNOWN)));
    }

    /**
     * What follows "and", "then" or, behind a claim, a comma must be part of some claim: a further request that was not
     * understood is not dropped.
     */
    private void checkJoined() throws Ungrounded {
        boolean claimed = false;
        for (int i = 0; i < lexemes.size(); i++) {
            claimed |= isCited(i);
            if (!lexemes.is(i, Sense.JOIN) && !(claimed && lexemes.is(i, Sense.PAUSE))) {
                continue;
            }
            boolean says = false;
            boolean cited = false;
            int at = i + 1;
            for (; at < lexemes.size() && !lexemes.is(at, Sense.JOIN, Sense.PAUSE); at++) {
                says |= lexemes.is(at, Sense.UNKNOWN)
                        || !lexemes.get(at).types().isEmpty();
                cited |= isCited(at);
            }
            if (says && !cited) {
                throw new Ungrounded("what follows \"" + lexemes.get(i).text() + "\" is left over");
            }
        }
    }

    private boolean isCited(int index) {
        return claims.stream()
                .anyMatch(claim -> claim.uses(index)
                        || claim.verb().lexemes().contains(index)
                        || claim.values().stream()
                                .anyMatch(value -> value.span().lexemes().contains(index)));
    }

    /** Each claim owns something, and what the claims own stands in their order, side by side. */
    private void checkOrder() throws Ungrounded {
        int reached = -1;
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            List<Claim> others = new ArrayList<>(claims);
            others.remove(i);
            TreeSet<Integer> own = new TreeSet<>(owned(claim, others));
            if (own.isEmpty()) {
                throw new Ungrounded("a " + claim.type() + " that nothing in the text asks for by itself");
            }
            if (own.getFirst() <= reached) {
                throw new Ungrounded("the values of two intents stand among each other");
            }
            reached = own.getLast();
        }
    }

    private static List<Integer> owned(Claim claim, List<Claim> others) {
        List<Integer> own = new ArrayList<>();
        for (Cited value : claim.values()) {
            if (value.lexeme() < 0) {
                own.addAll(value.span().lexemes());
            } else if (others.stream().noneMatch(other -> other.uses(value.lexeme()))) {
                own.add(value.lexeme());
            }
        }
        boolean sharesVerb = others.stream()
                .flatMap(other -> other.verb().lexemes().stream())
                .anyMatch(claim.verb().lexemes()::contains);
        if (claim.values().isEmpty() && !sharesVerb) {
            own.addAll(claim.verb().lexemes());
        }
        return own;
    }

    /** No other recipient stands between a recipient and what goes there. */
    private void checkRecipient(Claim claim) throws Ungrounded {
        int to = claim.at("to").map(Cited::lexeme).orElse(Lexemes.NONE);
        if (to < 0) {
            return;
        }
        for (Cited value : claim.values()) {
            int from = Math.min(to, value.lexeme());
            int end = Math.max(to, value.lexeme());
            for (int i = from + 1; value.lexeme() >= 0 && i < end; i++) {
                if (lexemes.is(i, Sense.RECIPIENT)) {
                    throw new Ungrounded("another recipient stands nearer");
                }
            }
        }
    }
}
