package dev.errand.engine.model;

import dev.errand.engine.model.Evidence.Cited;
import dev.errand.engine.reader.Grounding;
import dev.errand.engine.reader.Grounding.Proposed;
import dev.errand.engine.reader.Grounding.Sense;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides whether a model's suggestion is what the text says. All of it is, or none is taken. */
final class Judge {

    private final Grounding grounding;

    Judge(Grounding grounding) {
        this.grounding = grounding;
    }

    /** Whether a model may be asked about this text at all: nothing in it turns a request into something else. */
    boolean admits(String text) {
        boolean quoted = text.chars().anyMatch(c -> "\"“”„«»「」『』‹›".indexOf(c) >= 0);
        boolean hidden = text.codePoints()
                .anyMatch(c -> Character.getType(c) == Character.FORMAT
                        || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'));
        return !quoted
                && !hidden
                && Words.caution(text).isEmpty()
                && grounding.lex(text).stream()
                        .noneMatch(said -> said.is(Sense.FORBIDDING, Sense.UNREADABLE, Sense.OTHER));
    }

    /**
     * The reading that a suggestion makes.
     *
     * @param text one that is {@linkplain #admits admitted}
     * @param known what the grammars made of the text; it is not contradicted
     * @throws Ungrounded if the text does not say all of it, and all that it says
     */
    Reading judge(String text, Reading known, Suggestion suggestion) throws Ungrounded {
        if (suggestion.intents().isEmpty()) {
            throw new Ungrounded("nothing is asked for");
        }
        Lexemes lexemes = new Lexemes(text, grounding.lex(text));
        List<Claim> claims = new ArrayList<>();
        for (Suggestion.Intent intent : suggestion.intents()) {
            claims.add(claim(intent, lexemes));
        }
        new Coverage(lexemes, claims).check();
        Requests requests = new Requests(lexemes);
        for (Claim claim : claims) {
            requests.check(claim);
            checkAmounts(claim, lexemes);
            checkSides(claim, lexemes);
        }
        List<Proposed> proposed = new Steps(lexemes).resolve(claims);
        try {
            Reading reading = Grounding.answer(text, proposed);
            if (reading.status() != Reading.Status.READY && proposed.size() > 1) {
                throw new Ungrounded("pieces of requests"); // what one intent lacks may be what another has too much
            }
            checkNothingLost(reading, proposed);
            checkNothingContradicted(reading, known);
            return reading;
        } catch (IllegalArgumentException e) {
            throw new Ungrounded(String.valueOf(e.getMessage()));
        }
    }

    private static Claim claim(Suggestion.Intent intent, Lexemes lexemes) throws Ungrounded {
        Evidence evidence = new Evidence(lexemes);
        List<Cited> values = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (Suggestion.Value value : intent.values()) {
            values.add(evidence.of(intent.type(), value));
            if (!paths.add(value.path())) {
                throw new Ungrounded(value.path() + " is given twice");
            }
        }
        return new Claim(intent.type(), lexemes.find(intent.verb()), List.copyOf(values));
    }

    /** An amount is of the token that it is joined to or stands nearest to, and there is one for each side. */
    private static void checkAmounts(Claim claim, Lexemes lexemes) throws Ungrounded {
        Set<String> roles = new HashSet<>();
        for (Cited value : claim.values()) {
            if (value.field() != Field.AMOUNT && value.field() != Field.SHARE && value.field() != Field.DOLLARS) {
                continue;
            }
            if (!roles.add(value.role())) {
                throw new Ungrounded("two amounts of one token");
            }
            int step = claim.at(value.role() + ".amount.of").map(Cited::lexeme).orElse(Lexemes.NONE);
            int reference = value.field() == Field.SHARE ? lexemes.referenceOf(value.lexeme()) : Lexemes.NONE;
            if (reference != step) {
                throw new Ungrounded("a share is not of what it is said of");
            }
            int token = claim.at(value.role() + ".token").map(Cited::lexeme).orElse(Lexemes.NONE);
            if (step == Lexemes.NONE && lexemes.tokenOf(value.lexeme()) != token) {
                throw new Ungrounded("an amount stands by another token");
            }
        }
    }

    private static void checkSides(Claim claim, Lexemes lexemes) throws Ungrounded {
        if (!claim.type().equals("swap") && !claim.type().equals("quote")) {
            return;
        }
        Sides sides = new Sides(lexemes);
        boolean supported = false;
        for (String role : List.of("sell", "buy")) {
            int token = claim.at(role + ".token").map(Cited::lexeme).orElse(Lexemes.NONE);
            if (token >= 0) {
                Sides.Marks marks = sides.of(token);
                if (role.equals("sell") ? marks.bought() : marks.sold()) {
                    throw new Ungrounded("a token is on the other side");
                }
                supported |= role.equals("sell") ? marks.sold() : marks.bought();
            }
        }
        if (!supported) {
            throw new Ungrounded("no word says which token is sold");
        }
    }

    private static void checkNothingLost(Reading reading, List<Proposed> proposed) throws Ungrounded {
        Map<String, String> leaves = Leaves.of(reading);
        boolean ready = reading.status() == Reading.Status.READY;
        for (int i = 0; i < proposed.size(); i++) {
            for (Map.Entry<String, Grounding.Value> leaf :
                    proposed.get(i).leaves().entrySet()) {
                String path = "/intents/" + i + "/" + leaf.getKey().replace('.', '/');
                if (ready && !leaf.getValue().value().equals(leaves.get(path))) {
                    throw new Ungrounded(path + " would be lost");
                }
            }
        }
        long values =
                leaves.keySet().stream().filter(path -> !path.endsWith("/type")).count();
        if (values != reading.grounds().size()) {
            throw new Ungrounded("a value without a ground");
        }
    }

    private static void checkNothingContradicted(Reading reading, Reading known) throws Ungrounded {
        Map<String, String> leaves = Leaves.of(reading);
        for (Map.Entry<String, String> leaf : Leaves.of(known).entrySet()) {
            if (!leaf.getValue().equals(leaves.get(leaf.getKey()))) {
                throw new Ungrounded("the grammar reads " + leaf.getKey() + " otherwise");
            }
        }
    }
}
