package dev.errand.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.Grounding;
import dev.errand.engine.reader.Grounding.Said;
import dev.errand.engine.reader.Grounding.Sense;
import dev.errand.engine.reader.IntentReader;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The most cunning model there can be: each value that it gives stands in the text, and is cited rightly. What is left to lie about
 * is which value plays which part, in how many intents of which types. All such lies are tried.
 */
class EveryReadingTest {

    private static final List<String> ROLES = List.of("sell", "buy", "asset");
    private static final int LEAST_LIES = 10_000;

    private final Grounding grounding = new Grounding(IntentReader.DEFAULT_TOKENS);
    private final Judge judge = new Judge(grounding);
    private final IntentReader grammars = IntentReader.withDefaultTokens();
    private int tried;

    @Test
    void believesOnlyTheRightPartsOfRightValues() {
        List<String> believed = new ArrayList<>();
        for (Utterance utterance : Utterance.all()) {
            if (!judge.admits(utterance.text())) {
                continue; // no model is asked about it
            }
            Reading known = grammars.read(utterance.text());
            List<Said> lexemes = grounding.lex(utterance.text());
            List<Said> values = lexemes.stream()
                    .filter(said -> Lexemes.VALUES.contains(said.sense()))
                    .toList();
            for (int split = 0; split < 1 << values.size(); split++) {
                int second = split;
                List<Said> first = IntStream.range(0, values.size())
                        .filter(i -> (second >> i & 1) == 0)
                        .mapToObj(values::get)
                        .toList();
                List<Said> rest =
                        values.stream().filter(value -> !first.contains(value)).toList();
                for (Reply.Intent one : intents(utterance, lexemes, first)) {
                    if (rest.isEmpty()) {
                        tryOut(utterance, known, new Reply(List.of(one)), believed);
                    } else {
                        for (Reply.Intent two : intents(utterance, lexemes, rest)) {
                            tryOut(utterance, known, new Reply(List.of(one, two)), believed);
                        }
                    }
                }
            }
        }
        assertThat(tried).isGreaterThanOrEqualTo(LEAST_LIES);
        assertThat(believed).as("of %s", tried).isEmpty();
    }

    private void tryOut(Utterance utterance, Reading known, Reply reply, List<String> believed) {
        Map<String, String> claimed = new TreeMap<>(reply.leaves());
        if (claimed.equals(utterance.leaves())) {
            return;
        }
        tried++;
        try {
            Reading reading = judge.judge(utterance.text(), known, Suggestion.parse(reply.json()));
            believed.add(reading.status() + " " + utterance.text() + " -> " + claimed);
        } catch (Ungrounded expected) {
            // not believed
        } catch (ChatFailure e) {
            throw new AssertionError(e);
        }
    }

    /** Every intent of every type that uses each of these values once, and no other. */
    private List<Reply.Intent> intents(Utterance utterance, List<Said> lexemes, List<Said> values) {
        List<Reply.Intent> intents = new ArrayList<>();
        String verb =
                Reply.of(Answer.json(utterance.answer())).intents().getFirst().quote();
        for (String type : Field.types()) {
            assign(
                    utterance.text(),
                    lexemes,
                    type,
                    values,
                    new ArrayList<>(),
                    chosen -> intents.add(new Reply.Intent(type, verb, chosen)));
        }
        return intents;
    }

    private static void assign(
            String text,
            List<Said> lexemes,
            String type,
            List<Said> values,
            List<Reply.Value> chosen,
            Consumer<List<Reply.Value>> found) {
        if (chosen.size() == values.size()) {
            found.accept(List.copyOf(chosen));
            return;
        }
        Said said = values.get(chosen.size());
        for (String path : paths(said)) {
            boolean taken = chosen.stream().anyMatch(value -> value.path().equals(path));
            if (!taken && Field.at(type, path).isPresent()) {
                chosen.add(cited(text, lexemes, path, said));
                assign(text, lexemes, type, values, chosen, found);
                chosen.removeLast();
            }
        }
    }

    private static List<String> paths(Said said) {
        return switch (said.sense()) {
            case NUMBER, SHARE ->
                ROLES.stream()
                        .flatMap(role ->
                                List.of("value", "usd", "share").stream().map(how -> role + ".amount." + how))
                        .toList();
            case TOKEN -> List.of("sell.token", "buy.token", "asset.token", "token");
            case RECIPIENT -> List.of("to");
            default -> ROLES.stream().map(role -> role + ".amount.of").toList();
        };
    }

    private static Reply.Value cited(String text, List<Said> lexemes, String path, Said said) {
        String quote = text.substring(said.start(), said.end());
        int occurrence = 1;
        for (Said other : lexemes) {
            if (other.start() < said.start()
                    && text.startsWith(quote, other.start())
                    && other.end() - other.start() == quote.length()) {
                occurrence++;
            }
        }
        String value = said.is(Sense.NUMBER, Sense.SHARE)
                ? Objects.requireNonNull(said.number()).stripTrailingZeros().toPlainString()
                : said.is(Sense.REFERENCE, Sense.REST) ? "step:0" : said.text();
        return new Reply.Value(path, value, quote, occurrence);
    }
}
