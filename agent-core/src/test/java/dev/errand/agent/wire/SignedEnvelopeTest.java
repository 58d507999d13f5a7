package dev.errand.agent.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.key.Signature;
import dev.errand.key.SigningKey;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedEnvelopeTest {

    /** The first two accounts of the development mnemonic that anvil and Hardhat share. */
    private static final SigningKey SENDER =
            SigningKey.of(Bytes32.parse("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"));

    private static final Address AUDIENCE = Address.parse("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
    private static final Instant SENT = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Envelope ENVELOPE = new Envelope(
            Envelope.Kind.ASK,
            SENDER.address(),
            AUDIENCE,
            ChainId.DEVNET,
            "talk 1",
            "Question",
            Bytes32.parse("0x" + "5a".repeat(32)),
            SENT,
            SENT.plusSeconds(30),
            Bytes32.parse("0x" + "01".repeat(32)),
            Bytes32.ZERO,
            "{\"text\":\"你好\"}");

    private static SignedEnvelope read(String json) {
        return switch (SignedEnvelope.parse(json)) {
            case SignedEnvelope.Reading.Read(SignedEnvelope signed) -> signed;
            case SignedEnvelope.Reading.Malformed(String reason) -> throw new AssertionError(reason);
        };
    }

    /** What other programs must compute to be understood. If this changes, the form's name must too. */
    @Test
    void hasTheDigestAndTheSignatureThatItAlwaysHad() {
        assertThat(ENVELOPE.digest()).hasToString("0xa6d89117153d7f7380ed81f95d4c6d5e9d490f15d17499970959869a8c502373");
        assertThat(SignedEnvelope.sign(ENVELOPE, SENDER).signature())
                .hasToString(
                        "0xbdf047c2c25c71c5c53cb572249a4d72110ad301427d86f39a6902e08dd9aee7266d6a988f744cc68b76045d196c5fcea0c8b6977a044c3ad34c31f1b68c3ba51c");
    }

    @Test
    void readsBackWhatItWrites() {
        SignedEnvelope signed = SignedEnvelope.sign(ENVELOPE, SENDER);
        assertThat(read(signed.toJson())).isEqualTo(signed);
        assertThat(signed.objection(SENDER.address())).isEmpty();
        KeyRotation rotation = KeyRotation.sign(SENDER.address(), 1, SENDER, SigningKey.random(), SENT);
        SignedEnvelope rotated = SignedEnvelope.sign(ENVELOPE, SENDER, Optional.of(rotation));
        assertThat(read(rotated.toJson())).isEqualTo(rotated);
    }

    @Test
    void passesOverFieldsThatItDoesNotKnow() {
        SignedEnvelope signed = SignedEnvelope.sign(ENVELOPE, SENDER);
        String later = signed.toJson()
                .replaceFirst("\\{", "{\"priority\":{\"x\":[1]},")
                .replaceFirst("\"kind\"", "\"trace\":\"abc\",\"kind\"");
        assertThat(read(later)).isEqualTo(signed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind",
                "sender",
                "audience",
                "chain",
                "conversation",
                "subject",
                "schema",
                "sentAt",
                "expiresAt",
                "nonce",
                "inReplyTo",
                "content",
                "signature",
                "envelope"
            })
    void noFieldMayBeMissingOrNull(String field) {
        String json = SignedEnvelope.sign(ENVELOPE, SENDER).toJson();
        String without = json.replaceFirst("\"" + field + "\"", "\"other\"");
        String empty = json.replaceFirst("\"" + field + "\":(\"[^\"]*\"|\\d+)", "\"" + field + "\":null");
        assertThat(SignedEnvelope.parse(without)).isInstanceOf(SignedEnvelope.Reading.Malformed.class);
        if (!field.equals("envelope") && !field.equals("content")) {
            assertThat(SignedEnvelope.parse(empty)).isInstanceOf(SignedEnvelope.Reading.Malformed.class);
        }
    }

    @Test
    void noFieldCanBeChangedAfterwards() {
        SignedEnvelope signed = SignedEnvelope.sign(ENVELOPE, SENDER);
        Envelope e = ENVELOPE;
        Bytes32 other = Bytes32.parse("0x" + "77".repeat(32));
        List<Envelope> forged = new ArrayList<>();
        for (Envelope.Kind kind : List.of(Envelope.Kind.SEND, Envelope.Kind.ANSWER)) {
            forged.add(new Envelope(
                    kind,
                    e.sender(),
                    e.audience(),
                    e.chain(),
                    e.conversation(),
                    e.subject(),
                    e.schema(),
                    e.sentAt(),
                    e.expiresAt(),
                    e.nonce(),
                    e.inReplyTo(),
                    e.content()));
        }
        forged.add(new Envelope(
                e.kind(),
                AUDIENCE,
                e.audience(),
                e.chain(),
                e.conversation(),
                e.subject(),
                e.schema(),
                e.sentAt(),
                e.expiresAt(),
                e.nonce(),
                e.inReplyTo(),
                e.content()));
        forged.add(new Envelope(
                e.kind(),
                e.sender(),
                e.sender(),
                e.chain(),
                e.conversation(),
                e.subject(),
                e.schema(),
                e.sentAt(),
                e.expiresAt(),
                e.nonce(),
                e.inReplyTo(),
                e.content()));
        forged.add(new Envelope(
                e.kind(),
                e.sender(),
                e.audience(),
                new ChainId(1),
                e.conversation(),
                e.subject(),
                e.schema(),
                e.sentAt(),
                e.expiresAt(),
                e.nonce(),
                e.inReplyTo(),
                e.content()));
        forged.add(new Envelope(
                e.kind(),
                e.sender(),
                e.audience(),
                e.chain(),
                "talk 2",
                e.subject(),
                e.schema(),
                e.sentAt(),
                e.expiresAt(),
                e.nonce(),
                e.inReplyTo(),
                e.content()));
        // the bytes of two texts moved from one to the other
        forged.add(new Envelope(
                e.kind(),
                e.sender(),
                e.audience(),
                e.chain(),
                "talk ",
                "1Question",
                e.schema(),
                e.sentAt(),
                e.expiresAt(),
                e.nonce(),
                e.inReplyTo(),
                e.content()));
        forged.add(new Envelope(
                e.kind(),
                e.sender(),
                e.audience(),
                e.chain(),
                e.conversation(),
                e.subject(),
                other,
                e.sentAt(),
                e.expiresAt(),
                e.nonce(),
                e.inReplyTo(),
                e.content()));
        forged.add(new Envelope(
                e.kind(),
                e.sender(),
                e.audience(),
                e.chain(),
                e.conversation(),
                e.subject(),
                e.schema(),
                e.sentAt().plusMillis(1),
                e.expiresAt(),
                e.nonce(),
                e.inReplyTo(),
                e.content()));
        forged.add(new Envelope(
                e.kind(),
                e.sender(),
                e.audience(),
                e.chain(),
                e.conversation(),
                e.subject(),
                e.schema(),
                e.sentAt(),
                e.expiresAt().plusMillis(1),
                e.nonce(),
                e.inReplyTo(),
                e.content()));
        forged.add(new Envelope(
                e.kind(),
                e.sender(),
                e.audience(),
                e.chain(),
                e.conversation(),
                e.subject(),
                e.schema(),
                e.sentAt(),
                e.expiresAt(),
                other,
                e.inReplyTo(),
                e.content()));
        forged.add(new Envelope(
                e.kind(),
                e.sender(),
                e.audience(),
                e.chain(),
                e.conversation(),
                e.subject(),
                e.schema(),
                e.sentAt(),
                e.expiresAt(),
                e.nonce(),
                other,
                e.content()));
        forged.add(new Envelope(
                e.kind(),
                e.sender(),
                e.audience(),
                e.chain(),
                e.conversation(),
                e.subject(),
                e.schema(),
                e.sentAt(),
                e.expiresAt(),
                e.nonce(),
                e.inReplyTo(),
                e.content() + " "));
        assertThat(forged)
                .allSatisfy(changed -> assertThat(new SignedEnvelope(changed, signed.signature(), Optional.empty())
                                .objection(changed.sender()))
                        .isPresent());
    }

    /** Any byte of the wire form: what still reads either says the same as before, or is refused. */
    @Test
    void noByteCanBeChangedUnnoticed() {
        SignedEnvelope signed = SignedEnvelope.sign(ENVELOPE, SENDER);
        String json = signed.toJson();
        Random random = new Random(4);
        int read = 0;
        for (int at = 0; at < json.length(); at++) {
            char flipped = (char) (json.charAt(at) ^ 1 << random.nextInt(5));
            String changed = json.substring(0, at) + flipped + json.substring(at + 1);
            if (SignedEnvelope.parse(changed) instanceof SignedEnvelope.Reading.Read(SignedEnvelope other)) {
                read++;
                boolean same = other.envelope().equals(signed.envelope())
                        && other.signature().equals(signed.signature());
                assertThat(same || other.objection(SENDER.address()).isPresent())
                        .as(changed)
                        .isTrue();
            }
        }
        assertThat(read).as("some changes are still JSON").isGreaterThan(50);
    }

    @Test
    void theOtherFormOfASignatureIsNone() {
        String json = SignedEnvelope.sign(ENVELOPE, SENDER).toJson();
        Signature signature = SignedEnvelope.sign(ENVELOPE, SENDER).signature();
        java.math.BigInteger order =
                new java.math.BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
        String high = "0x" + Bytes32.of(signature.r()).toString().substring(2)
                + Bytes32.of(order.subtract(signature.s())).toString().substring(2)
                + (signature.yParity() == 0 ? "1c" : "1b");
        assertThat(SignedEnvelope.parse(json.replace(signature.toString(), high)))
                .isInstanceOf(SignedEnvelope.Reading.Malformed.class);
    }

    @Test
    void isForOneAgentOnOneChainAtOneTime() {
        Instant now = SENT.plusSeconds(1);
        assertThat(ENVELOPE.objection(AUDIENCE, ChainId.DEVNET, now)).isEmpty();
        assertThat(ENVELOPE.objection(SENDER.address(), ChainId.DEVNET, now))
                .get()
                .asString()
                .contains("not for");
        assertThat(ENVELOPE.objection(AUDIENCE, new ChainId(1), now))
                .get()
                .asString()
                .contains("chain 31337");
        assertThat(ENVELOPE.objection(AUDIENCE, ChainId.DEVNET, SENT.plusSeconds(30)))
                .get()
                .asString()
                .contains("expired");
    }

    @Test
    void aClockThatIsOffByAnHourIsToldSo() {
        Instant behind = SENT.plus(Duration.ofHours(1));
        assertThat(ENVELOPE.objection(AUDIENCE, ChainId.DEVNET, behind))
                .get()
                .asString()
                .contains("set the sender's clock");
        Instant ahead = SENT.minus(Duration.ofHours(1));
        assertThat(ENVELOPE.objection(AUDIENCE, ChainId.DEVNET, ahead))
                .get()
                .asString()
                .contains("60 minutes from now");
        assertThat(ENVELOPE.objection(AUDIENCE, ChainId.DEVNET, SENT.minusSeconds(60)))
                .isEmpty();
    }

    @Test
    void refusesWhatWouldBeRememberedForeverOrFillTheMemory() {
        assertThatThrownBy(() -> new Envelope(
                        ENVELOPE.kind(),
                        ENVELOPE.sender(),
                        AUDIENCE,
                        ChainId.DEVNET,
                        "talk",
                        "Q",
                        Bytes32.ZERO,
                        SENT,
                        SENT.plus(Duration.ofDays(3)),
                        Bytes32.ZERO,
                        Bytes32.ZERO,
                        "{}"))
                .isInstanceOf(IllegalArgumentException.class);
        String json = SignedEnvelope.sign(ENVELOPE, SENDER).toJson();
        assertThat(SignedEnvelope.parse(json + " ".repeat(SignedEnvelope.MAX_BYTES)))
                .isInstanceOf(SignedEnvelope.Reading.Malformed.class);
        assertThat(SignedEnvelope.parse(json.replace("你好", "x".repeat(Envelope.MAX_CONTENT))))
                .isInstanceOf(SignedEnvelope.Reading.Malformed.class);
        assertThat(SignedEnvelope.parse("[".repeat(500_000))).isInstanceOf(SignedEnvelope.Reading.Malformed.class);
        assertThat(SignedEnvelope.parse(json.replace("\"sentAt\":", "\"sentAt\":9999999999999")))
                .isInstanceOf(SignedEnvelope.Reading.Malformed.class);
    }

    @Test
    void halfASurrogatePairIsSignedByNobody() {
        String json = SignedEnvelope.sign(ENVELOPE, SENDER).toJson().replace("你好", "\\ud800");
        assertThat(read(json).signer()).isEmpty();
    }
}
