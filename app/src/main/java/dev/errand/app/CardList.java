package dev.errand.app;

import dev.errand.agent.SignedCard;
import dev.errand.registry.search.Profile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cards from a file, each line {@code {"id","name","description","skills":[{"id","name","description","tags","examples"}]}}; what is
 * missing but the id is empty. A line that is no such card is left out with its reason, and does the others no harm: no more of it is
 * kept in memory than a card may have.
 */
final class CardList {

    /** As a registry would take. */
    private static final int MAX_CHARACTERS = SignedCard.MAX_JSON;

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Profile> cards = new LinkedHashMap<>();
    private final List<String> refused = new ArrayList<>();

    private CardList() {}

    /** @throws CommandFailure if there is no such file, or none of its lines is a card */
    static CardList read(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandFailure("there is no readable file at " + file);
        }
        CardList list = new CardList();
        try (Reader in =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            int number = 0;
            for (long length = nextLine(in, line); length >= 0; length = nextLine(in, line)) {
                number++;
                String objection = list.take(line.toString(), length);
                if (objection != null) {
                    list.refused.add("line " + number + " of " + file + " " + objection);
                }
            }
        }
        if (list.cards.isEmpty() && !list.refused.isEmpty()) {
            throw new CommandFailure(
                    list.refused.getFirst() + "; each must be a card {\"id\",\"name\",\"description\",\"skills\"}");
        }
        return list;
    }

    /** By id, in the file's order. */
    Map<String, Profile> cards() {
        return cards;
    }

    /** What was left out, and why. */
    List<String> refused() {
        return refused;
    }

    /** Takes a line, or says why not. */
    private @Nullable String take(String line, long length) {
        if (length > MAX_CHARACTERS) {
            return "has " + length + " characters; a card has at most " + MAX_CHARACTERS;
        }
        if (line.isBlank()) {
            return null;
        }
        JsonNode card;
        try {
            card = JSON.readTree(line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line);
        } catch (JacksonException e) {
            return "is not JSON";
        }
        if (!card.isObject()) {
            return "is no JSON object";
        }
        String id = card.path("id").asString("");
        if (id.isBlank()) {
            return "has no \"id\"";
        }
        if (cards.containsKey(id)) {
            return "has the id '" + id + "', which a card before it has";
        }
        cards.put(id, profile(id, card));
        return null;
    }

    private static Profile profile(String id, JsonNode card) {
        return new Profile(
                id,
                card.path("name").asString(""),
                card.path("description").asString(""),
                card.path("skills").valueStream().map(CardList::skill).toList());
    }

    private static Profile.Skill skill(JsonNode json) {
        return new Profile.Skill(
                json.path("name").asString(""),
                json.path("description").asString(""),
                texts(json.path("tags")),
                texts(json.path("examples")));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(text -> text.asString("")).toList();
    }

    /** Reads one line's beginning, as much as a card may have, and gives the length of all of it; -1 at the end. */
    private static long nextLine(Reader in, StringBuilder line) throws IOException {
        line.setLength(0);
        long length = 0;
        int next = in.read();
        if (next < 0) {
            return -1;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (length < MAX_CHARACTERS) {
                line.append((char) next);
            }
            length++;
        }
        return length;
    }
}
