package dev.errand.app;

import dev.errand.agent.AgentCard;
import dev.errand.agent.Price;
import dev.errand.agent.SignedCard;
import dev.errand.agent.Skill;
import dev.errand.agent.schema.Schema;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A card that somebody wrote by hand, or one that its agent signed.
 *
 * <p>By hand it is {@code {"name","description","provider"?,"version"?,"endpoint"?,"skills":[{"id","name","description","capability"?,"tags"?,
 * "examples"?,"price"?,"request"?}]}}; signed it is {@code {"card","signature"}}.
 */
final class CardFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a skill serves if the card does not say: anything that is asked in words. */
    private static final String SERVICE = "service";

    private CardFile() {}

    /**
     * Reads a card, and signs it if it is not signed.
     *
     * @param key asked for only if it is needed
     * @param agentOf gives the agent for whom a key signs
     * @param nextVersion of the agent's card, where the file names none
     */
    static SignedCard read(
            Path file, Supplier<Signer> key, UnaryOperator<Address> agentOf, ToIntFunction<Address> nextVersion) {
        String text = text(file);
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new CommandFailure(file + " is not JSON");
        }
        if (json.has("signature")) {
            return switch (SignedCard.parse(text)) {
                case SignedCard.Reading.Card(SignedCard card) -> card;
                case SignedCard.Reading.Malformed(String reason) -> throw new CommandFailure(reason);
            };
        }
        Signer signer = key.get();
        Address agent = agentOf.apply(signer.address());
        try {
            AgentCard card = new AgentCard(
                    agent,
                    json.path("name").asString(""),
                    json.path("description").asString(""),
                    json.has("version") ? json.path("version").asInt(0) : nextVersion.applyAsInt(agent),
                    json.path("provider").asString(""),
                    json.path("skills").valueStream().map(CardFile::skill).toList(),
                    json.has("endpoint")
                            ? Optional.of(URI.create(json.path("endpoint").asString("")))
                            : Optional.empty());
            return SignedCard.signWith(signer, card);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("the card in " + file + " cannot be taken: " + e.getMessage());
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > SignedCard.MAX_JSON) {
                throw new CommandFailure(
                        file + " has " + Files.size(file) + " bytes; a card has at most " + SignedCard.MAX_JSON);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailure("there is no readable file at " + file);
        }
    }

    private static Skill skill(JsonNode json) {
        Skill skill = new Skill(
                json.path("id").asString(""),
                json.path("name").asString(""),
                json.path("description").asString(""),
                json.path("capability").asString(SERVICE),
                texts(json.path("tags")),
                texts(json.path("examples")));
        skill = json.has("price")
                ? skill.withPrice(Price.parse(json.path("price").asString("")))
                : skill;
        return json.has("request") ? skill.withRequest(schema(json.path("request"))) : skill;
    }

    private static Schema schema(JsonNode json) {
        return switch (Schema.parse(json.toString())) {
            case Schema.Reading.Read(Schema schema) -> schema;
            case Schema.Reading.Refused(String reason) ->
                throw new IllegalArgumentException("'request' of a skill: " + reason);
        };
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(text -> text.asString("")).toList();
    }
}
