package dev.errand.agent;

import dev.errand.agent.schema.Schema;
import dev.errand.key.Signature;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A card with its agent's signature over every field of it.
 *
 * <p>What is signed is the Keccak-256 of the card's canonical JSON (UTF-8, no spaces, fields in the order that
 * {@link #canonicalJson} writes) as an EIP-191 personal message, so that any wallet can sign a card. Fields that a card does not
 * have are left out, so that cards stay valid when new ones are thought of.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-191">ERC-191: Signed Data Standard</a>
 */
public record SignedCard(AgentCard card, Signature signature) {

    /** Largest card that is read, in characters of JSON: more is somebody's attempt to fill our memory. */
    public static final int MAX_JSON = 64 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] PERSONAL_MESSAGE =
            "\u0019Ethereum Signed Message:\n32".getBytes(StandardCharsets.UTF_8);

    /** What became of reading a card from outside. */
    public sealed interface Reading {

        /** A card, not yet verified. */
        record Card(SignedCard card) implements Reading {}

        /** No card; {@code reason} says what to mend. */
        record Malformed(String reason) implements Reading {}
    }

    /**
     * Signs a card.
     *
     * @throws IllegalArgumentException if the card is not the signer's own
     */
    public static SignedCard sign(AgentCard card, Signer signer) {
        if (!card.address().equals(signer.address())) {
            throw new IllegalArgumentException(
                    "the card of " + card.address() + " cannot be signed by " + signer.address());
        }
        return signWith(signer, card);
    }

    /** Signs a card with the key that signs for the agent now: see {@link dev.errand.agent.wire.KeyRotation}. */
    public static SignedCard signWith(Signer key, AgentCard card) {
        return new SignedCard(card, key.sign(digest(card)));
    }

    /** Why the signature is not that of the agent that the card names; empty if it is. */
    public Optional<String> objection() {
        return objection(card.address());
    }

    /**
     * Why the signature is not that of the key that signs for the agent; empty if it is.
     *
     * @param key the address of that key: the agent's own where it never changed
     */
    public Optional<String> objection(Address key) {
        boolean own;
        try {
            own = signature.recover(digest(card)).filter(key::equals).isPresent();
        } catch (IllegalArgumentException e) {
            return Optional.of("the card of '" + card.name() + "' cannot be signed: " + e.getMessage());
        }
        return own
                ? Optional.empty()
                : Optional.of("the card of '" + card.name() + "' is not signed by " + key
                        + "; sign it again with that agent's key, after the last change to it");
    }

    /** The card and its signature as JSON. */
    public String toJson() {
        ObjectNode json = JSON.createObjectNode();
        json.set("card", tree(card));
        json.put("signature", signature.toString());
        return JSON.writeValueAsString(json);
    }

    /** Reads what {@link #toJson} wrote; fields that are not known are passed over. */
    public static Reading parse(String json) {
        if (json.length() > MAX_JSON) {
            return new Reading.Malformed(
                    "the card has " + json.length() + " characters; at most " + MAX_JSON + " are read");
        }
        try {
            JsonNode root = JSON.readTree(json);
            return new Reading.Card(
                    new SignedCard(card(root.required("card")), Signature.parse(text(root, "signature"))));
        } catch (JacksonException | IllegalArgumentException e) {
            return new Reading.Malformed("the card cannot be read: " + firstLine(e));
        }
    }

    /** Keccak-256 of the card's canonical JSON, by which an identity on chain is bound to it; no signature is part of it. */
    public static Bytes32 hash(AgentCard card) {
        return Keccak256.hash(canonicalJson(card));
    }

    /** The JSON that is hashed and signed. */
    static String canonicalJson(AgentCard card) {
        return JSON.writeValueAsString(tree(card));
    }

    private static Bytes32 digest(AgentCard card) {
        return Keccak256.hash(
                PERSONAL_MESSAGE, Keccak256.hash(canonicalJson(card)).toBytes());
    }

    private static ObjectNode tree(AgentCard card) {
        ObjectNode json = JSON.createObjectNode();
        json.put("address", card.address().toString());
        json.put("name", card.name());
        json.put("description", card.description());
        json.put("version", card.version());
        json.put("provider", card.provider());
        ArrayNode skills = json.putArray("skills");
        for (Skill skill : card.skills()) {
            ObjectNode node = skills.addObject();
            node.put("id", skill.id());
            node.put("name", skill.name());
            node.put("description", skill.description());
            node.put("capability", skill.capability());
            skill.tags().forEach(node.putArray("tags")::add);
            skill.examples().forEach(node.putArray("examples")::add);
            skill.request().ifPresent(schema -> node.set("request", JSON.readTree(schema.json())));
            skill.reply().ifPresent(schema -> node.set("reply", JSON.readTree(schema.json())));
            skill.price().ifPresent(price -> node.put("price", price.toString()));
        }
        card.endpoint().ifPresent(endpoint -> json.put("endpoint", endpoint.toString()));
        return json;
    }

    private static AgentCard card(JsonNode json) {
        return new AgentCard(
                Address.parse(text(json, "address")),
                text(json, "name"),
                text(json, "description"),
                json.required("version").asInt(),
                text(json, "provider"),
                json.required("skills").valueStream().map(SignedCard::skill).toList(),
                optionalText(json, "endpoint").map(URI::create));
    }

    private static Skill skill(JsonNode json) {
        return new Skill(
                text(json, "id"),
                text(json, "name"),
                text(json, "description"),
                text(json, "capability"),
                texts(json, "tags"),
                texts(json, "examples"),
                schema(json, "request"),
                schema(json, "reply"),
                optionalText(json, "price").map(Price::parse));
    }

    private static Optional<Schema> schema(JsonNode json, String field) {
        if (!json.has(field)) {
            return Optional.empty();
        }
        return switch (Schema.parse(json.get(field).toString())) {
            case Schema.Reading.Read(Schema schema) -> Optional.of(schema);
            case Schema.Reading.Refused(String reason) ->
                throw new IllegalArgumentException("'" + field + "' of a skill: " + reason);
        };
    }

    private static Optional<String> optionalText(JsonNode json, String field) {
        return json.has(field) ? Optional.of(text(json, field)) : Optional.empty();
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.required(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("'" + field + "' is not text");
        }
        return value.asString();
    }

    private static List<String> texts(JsonNode json, String field) {
        return json.path(field).valueStream().map(JsonNode::asString).toList();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("it is not JSON");
    }
}
