package dev.errand.registry.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests with the card that each means, written for this project. Grade 1 shares words with its card; grade 2 shares none. A
 * request belongs to the held-back half if the first byte of the SHA-256 of its text is odd; nothing was ever chosen by that half.
 */
record LabelledSet(List<Profile> cards, List<Request> requests) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param foreign whether request and card are written in different languages */
    record Request(String text, String target, int grade, boolean chinese, boolean foreign, boolean heldBack) {

        String group() {
            return "grade " + grade + ", " + (chinese ? "Chinese" : "English")
                    + (foreign ? " to a card in the other language" : "");
        }
    }

    static LabelledSet load() {
        List<Profile> cards =
                lines("cards.jsonl").stream().map(LabelledSet::profile).toList();
        List<Request> requests = lines("requests.jsonl").stream()
                .map(json -> request(json, cards))
                .toList();
        return new LabelledSet(cards, requests);
    }

    static Profile profile(JsonNode json) {
        return new Profile(
                json.get("id").asString(),
                json.get("name").asString(),
                json.get("description").asString(),
                json.get("skills")
                        .valueStream()
                        .map(skill -> new Profile.Skill(
                                skill.get("name").asString(),
                                skill.get("description").asString(),
                                skill.get("tags")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList(),
                                skill.get("examples")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList()))
                        .toList());
    }

    private static Request request(JsonNode json, List<Profile> cards) {
        String text = json.get("text").asString();
        String target = json.get("target").asString();
        Profile card = cards.stream()
                .filter(profile -> profile.id().equals(target))
                .findAny()
                .orElseThrow();
        boolean chinese = Han.in(text);
        return new Request(
                text,
                target,
                json.get("grade").asInt(),
                chinese,
                chinese != Han.in(card.description()),
                heldBack(text));
    }

    private static boolean heldBack(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))[0] % 2 != 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> lines(String name) {
        try (InputStream in = Objects.requireNonNull(LabelledSet.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(JSON::readTree)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
