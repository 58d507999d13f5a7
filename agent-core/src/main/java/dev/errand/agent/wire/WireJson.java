package dev.errand.agent.wire;

import dev.errand.key.Signature;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Envelopes and statements as JSON. */
final class WireJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private WireJson() {}

    static String write(SignedEnvelope signed) {
        ObjectNode root = JSON.createObjectNode();
        Envelope envelope = signed.envelope();
        root.putObject("envelope")
                .put("kind", envelope.kind().name())
                .put("sender", envelope.sender().toString())
                .put("audience", envelope.audience().toString())
                .put("chain", envelope.chain().value())
                .put("conversation", envelope.conversation())
                .put("subject", envelope.subject())
                .put("schema", envelope.schema().toString())
                .put("sentAt", envelope.sentAt().toEpochMilli())
                .put("expiresAt", envelope.expiresAt().toEpochMilli())
                .put("nonce", envelope.nonce().toString())
                .put("inReplyTo", envelope.inReplyTo().toString())
                .put("content", envelope.content());
        root.put("signature", signed.signature().toString());
        signed.rotation().ifPresent(rotation -> root.set("rotation", tree(rotation)));
        return JSON.writeValueAsString(root);
    }

    static SignedEnvelope.Reading read(String json) {
        if (json.length() > SignedEnvelope.MAX_BYTES) {
            return new SignedEnvelope.Reading.Malformed("the envelope is longer than " + SignedEnvelope.MAX_BYTES);
        }
        try {
            JsonNode root = JSON.readTree(json);
            JsonNode envelope = root.required("envelope");
            Optional<KeyRotation> rotation =
                    root.has("rotation") ? Optional.of(rotation(root.get("rotation"))) : Optional.empty();
            return new SignedEnvelope.Reading.Read(new SignedEnvelope(
                    new Envelope(
                            Envelope.Kind.valueOf(text(envelope, "kind")),
                            Address.parse(text(envelope, "sender")),
                            Address.parse(text(envelope, "audience")),
                            new ChainId(number(envelope, "chain")),
                            text(envelope, "conversation"),
                            text(envelope, "subject"),
                            Bytes32.parse(text(envelope, "schema")),
                            Instant.ofEpochMilli(number(envelope, "sentAt")),
                            Instant.ofEpochMilli(number(envelope, "expiresAt")),
                            Bytes32.parse(text(envelope, "nonce")),
                            Bytes32.parse(text(envelope, "inReplyTo")),
                            text(envelope, "content")),
                    Signature.parse(text(root, "signature")),
                    rotation));
        } catch (JacksonException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return new SignedEnvelope.Reading.Malformed("the envelope cannot be read: " + firstLine(e));
        }
    }

    static ObjectNode tree(KeyRotation rotation) {
        return JSON.createObjectNode()
                .put("agent", rotation.agent().toString())
                .put("number", rotation.number())
                .put("oldKey", rotation.oldKey().toString())
                .put("newKey", rotation.newKey().toString())
                .put("at", rotation.at().toEpochMilli())
                .put("byOldKey", rotation.byOldKey().toString())
                .put("byNewKey", rotation.byNewKey().toString());
    }

    static KeyRotation rotation(JsonNode json) {
        return new KeyRotation(
                Address.parse(text(json, "agent")),
                Math.toIntExact(number(json, "number")),
                Address.parse(text(json, "oldKey")),
                Address.parse(text(json, "newKey")),
                Instant.ofEpochMilli(number(json, "at")),
                Signature.parse(text(json, "byOldKey")),
                Signature.parse(text(json, "byNewKey")));
    }

    static KeyRotation rotation(String json) {
        return rotation(JSON.readTree(json));
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.required(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("'" + field + "' is not text");
        }
        return value.asString();
    }

    private static long number(JsonNode json, String field) {
        JsonNode value = json.required(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("'" + field + "' is not a whole number");
        }
        return value.longValue();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("it is not JSON");
    }
}
