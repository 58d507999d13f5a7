package dev.errand.agent.wire;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A message as it goes from one program to another. Every field is signed.
 *
 * @param kind what is expected of the receiver
 * @param sender agent that sends it
 * @param audience the one agent that it is for
 * @param chain chain on which both act: an envelope of a test network means nothing on another
 * @param conversation id that all messages of one conversation share
 * @param subject name of the message's type, to tell two of the same structure apart
 * @param schema digest of the structure that the content has
 * @param sentAt by the sender's clock, in whole milliseconds
 * @param expiresAt after this it must not be acted on
 * @param nonce never used twice by this sender; with it the receiver tells a repetition
 * @param inReplyTo nonce of the envelope that is answered; zero for what is no answer
 * @param content the message as JSON
 */
public record Envelope(
        Kind kind,
        Address sender,
        Address audience,
        ChainId chain,
        String conversation,
        String subject,
        Bytes32 schema,
        Instant sentAt,
        Instant expiresAt,
        Bytes32 nonce,
        Bytes32 inReplyTo,
        String content) {

    /** Longest content, in characters. */
    public static final int MAX_CONTENT = 256 * 1024;

    /** Longest conversation and subject, in characters. */
    public static final int MAX_NAME = 128;

    /** How far a sender's clock may be ahead of the receiver's. */
    public static final Duration SKEW = Duration.ofMinutes(2);

    /** Longest time between sending and expiry; a receiver remembers nonces for that long. */
    public static final Duration MAX_LIFE = Duration.ofHours(25);

    private static final String FORM = "errand.envelope.v1";

    /** What a message is. */
    public enum Kind {
        /** The sender waits for an answer. */
        ASK,
        /** The sender wants to know no more than that it was stored. */
        SEND,
        /** The answer to an {@link #ASK}. */
        ANSWER
    }

    /** @throws IllegalArgumentException if something is too long or blank, or the times are no times in milliseconds */
    public Envelope {
        if (content.length() > MAX_CONTENT) {
            throw new IllegalArgumentException(
                    "the content has " + content.length() + " characters; at most " + MAX_CONTENT + " are taken");
        }
        if (conversation.isBlank()
                || conversation.length() > MAX_NAME
                || subject.isBlank()
                || subject.length() > MAX_NAME) {
            throw new IllegalArgumentException("conversation and subject have 1 to " + MAX_NAME + " characters");
        }
        sentAt = sentAt.truncatedTo(ChronoUnit.MILLIS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
        if (!sentAt.isBefore(expiresAt) || sentAt.plus(MAX_LIFE).isBefore(expiresAt)) {
            throw new IllegalArgumentException("it expires " + Duration.between(sentAt, expiresAt)
                    + " after it was sent; up to " + MAX_LIFE + " is right");
        }
    }

    /** What is signed: see the package's description. */
    public Bytes32 digest() {
        return new SigningForm(FORM)
                .text(kind.name())
                .address(sender)
                .address(audience)
                .number(chain.value())
                .text(conversation)
                .text(subject)
                .word(schema)
                .number(sentAt.toEpochMilli())
                .number(expiresAt.toEpochMilli())
                .word(nonce)
                .word(inReplyTo)
                .text(content)
                .digest();
    }

    /** Why an agent must not act on it now, whoever signed it; says what to mend. Empty if it may. */
    public Optional<String> objection(Address self, ChainId here, Instant now) {
        if (!audience.equals(self)) {
            return Optional.of("it is for " + audience + " and not for " + self);
        }
        if (!chain.equals(here)) {
            return Optional.of("it is for chain " + chain + " and this is chain " + here);
        }
        if (sentAt.isAfter(now.plus(SKEW))) {
            return Optional.of("it was sent " + Duration.between(now, sentAt).toMinutes()
                    + " minutes from now; set the sender's clock");
        }
        if (!now.isBefore(expiresAt)) {
            return Optional.of("it expired " + Duration.between(expiresAt, now).toSeconds()
                    + " seconds ago; if it was sent just now, set the sender's clock");
        }
        return Optional.empty();
    }
}
