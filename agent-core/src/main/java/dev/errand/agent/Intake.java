package dev.errand.agent;

import dev.errand.agent.Transport.Answer.Came;
import dev.errand.agent.schema.MessageType;
import dev.errand.agent.wire.Envelope;
import dev.errand.agent.wire.SignedEnvelope;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What comes from other programs, by whichever way: verified, told from repetitions, stored, handled. Blocks. */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Exchange exchange;
    private final MessageStore store;
    private final Keyring keyring;
    private final Sealer sealer;
    private final ChainId chain;

    /** What goes back to whoever has no luck because this program ends. */
    static final Came STOPPING = refused(503, "it is being stopped");

    /** A refusal, in the words of HTTP. */
    static Came refused(int status, String reason) {
        return new Came(status, JSON.createObjectNode().put("reason", reason).toString());
    }

    Intake(Exchange exchange, MessageStore store, Keyring keyring, Sealer sealer, ChainId chain) {
        this.exchange = exchange;
        this.store = store;
        this.keyring = keyring;
        this.sealer = sealer;
        this.chain = chain;
    }

    /**
     * Takes an envelope as it came, and says what goes back: a signed answer for 200, {@code {"id","repeated"}} for 202,
     * {@code {"reason"}} for all else. Never throws.
     */
    Came take(String json) {
        try {
            return switch (SignedEnvelope.parse(json)) {
                case SignedEnvelope.Reading.Malformed(String reason) -> refused(400, reason);
                case SignedEnvelope.Reading.Read(SignedEnvelope signed) -> take(signed);
            };
        } catch (MessageStoreException e) {
            LOG.error("an envelope was not taken", e);
            return refused(503, "it cannot be stored now; send it again later");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // being stopped, as it says
            return STOPPING;
        } catch (RuntimeException e) {
            LOG.error("an envelope was not taken", e);
            return refused(500, "it could not be taken");
        }
    }

    private Came take(SignedEnvelope signed) throws InterruptedException {
        Envelope envelope = signed.envelope();
        Running target = exchange.running().get(envelope.audience());
        if (target == null) {
            return refused(404, "no agent " + envelope.audience() + " runs here");
        }
        Optional<String> objection = envelope.objection(
                envelope.audience(), chain, exchange.scheduler().instant());
        if (objection.isPresent() || envelope.kind() == Envelope.Kind.ANSWER) {
            return refused(403, objection.orElse("it answers nothing that was asked here"));
        }
        objection = keyring.objection(signed); // the dear part last
        if (objection.isPresent()) {
            return refused(401, objection.get());
        }
        Agent.Registration<?, ?> handler = target.agent().handlerFor(envelope.subject(), envelope.schema());
        if (handler == null) {
            return refused(404, "it does not take messages '" + envelope.subject() + "' of this schema");
        }
        return switch (handler.request().orElseThrow().read(envelope.content())) {
            case MessageType.Reading.Malformed<?>(String reason) -> refused(422, "the message: " + reason);
            case MessageType.Reading.Read<?>(Object message) ->
                envelope.kind() == Envelope.Kind.SEND
                        ? keep(target, envelope, message)
                        : answer(target, handler, envelope, message);
        };
    }

    private Came keep(Running target, Envelope envelope, Object message) {
        Address sender = envelope.sender();
        String refusal = target.mailbox().admit(message.getClass(), sender);
        if (refusal != null) {
            return refused(429, refusal);
        }
        StoredMessage stored = new StoredMessage(
                store.nextSeq(),
                envelope.audience(),
                sender,
                envelope.nonce(),
                envelope.conversation(),
                envelope.subject(),
                envelope.schema(),
                envelope.content(),
                envelope.expiresAt(),
                0);
        boolean first = false;
        try {
            first = store.writeNow(new Change()
                    .first(sender, envelope.nonce(), envelope.expiresAt())
                    .accept(stored));
        } finally {
            if (!first) {
                target.mailbox().renounce(sender);
            }
        }
        if (first) {
            target.mailbox().enter(Exchange.parcel(stored, message));
        }
        return new Came(
                202,
                JSON.createObjectNode()
                        .put("id", envelope.nonce().toString())
                        .put("repeated", !first)
                        .toString());
    }

    private Came answer(Running target, Agent.Registration<?, ?> handler, Envelope envelope, Object message)
            throws InterruptedException {
        if (handler.reply().isEmpty()) {
            return refused(422, "there is no answer to such messages; send it as one that is kept");
        }
        if (!store.writeNow(new Change().first(envelope.sender(), envelope.nonce(), envelope.expiresAt()))) {
            return refused(409, "it came before; ask again with another nonce");
        }
        Instant now = exchange.scheduler().instant();
        Exchange.Asked asked = exchange.begin(
                target,
                new Parcel(
                        message,
                        envelope.sender(),
                        envelope.conversation(),
                        envelope.expiresAt().toEpochMilli(),
                        Parcel.Mode.ASKED),
                Duration.between(now, envelope.expiresAt()));
        return switch (exchange.await(asked, Object.class)) {
            case Reply.Answered<Object>(Object answer) -> answered(target, handler, envelope, answer);
            case Reply.TimedOut<Object>() -> refused(504, "the agent was not done in time");
            case Reply.Unreachable<Object>(String reason) -> refused(429, reason);
            case Reply.Failed<Object>(String reason) -> refused(500, reason);
        };
    }

    private Came answered(Running target, Agent.Registration<?, ?> handler, Envelope question, Object answer) {
        String content;
        try {
            content = handler.write(answer);
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "agent '{}' gave a wrong answer",
                    target.agent().card().card().name(),
                    e);
            return refused(500, "the agent's answer was none");
        }
        MessageType<?> type = handler.reply().orElseThrow();
        Instant now = exchange.scheduler().instant();
        if (!now.isBefore(question.expiresAt())) {
            return refused(504, "the agent was not done in time");
        }
        Address self = question.audience();
        Address asker = question.sender();
        Bytes32 own = exchange.newId();
        Bytes32 asked = question.nonce();
        Envelope envelope = new Envelope(
                Envelope.Kind.ANSWER,
                self,
                asker,
                chain,
                question.conversation(),
                type.name(),
                type.schema().digest(),
                now,
                question.expiresAt(),
                own,
                asked,
                content);
        return new Came(200, sealer.seal(envelope, target.agent().signer()).toJson());
    }
}
