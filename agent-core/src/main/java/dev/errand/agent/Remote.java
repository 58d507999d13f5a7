package dev.errand.agent;

import dev.errand.agent.schema.MessageType;
import dev.errand.agent.wire.Envelope;
import dev.errand.agent.wire.SignedEnvelope;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Agents of other programs: what is said to them is signed, and what they answer is verified. */
final class Remote {

    private static final String NO_KEY =
            "the program has no key to sign with; give it one by AgentRuntime.builder().signer(key)";

    private final Exchange exchange;
    private final Directory directory;
    private final Routes routes;
    private final Optional<Outbox> outbox;
    private final Keyring keyring;
    private final Sealer sealer;
    private final ChainId chain;

    Remote(
            Exchange exchange,
            Directory directory,
            Routes routes,
            Optional<Outbox> outbox,
            Keyring keyring,
            Sealer sealer,
            ChainId chain) {
        this.exchange = exchange;
        this.directory = directory;
        this.routes = routes;
        this.outbox = outbox;
        this.keyring = keyring;
        this.sealer = sealer;
        this.chain = chain;
    }

    /** Asks one of them. */
    Exchange.Asked ask(
            Exchange.Sender from,
            Address to,
            Object message,
            String conversation,
            Class<?> replyType,
            Instant answerBy) {
        Optional<URI> endpoint = directory.endpointOf(to);
        Optional<Signer> key = from.signer();
        if (endpoint.isEmpty() || key.isEmpty()) {
            return Exchange.Asked.answered(new Reply.Unreachable<>(
                    endpoint.isEmpty() ? "it is not running here, and nothing says where else" : NO_KEY));
        }
        SignedEnvelope question;
        try {
            question = seal(Envelope.Kind.ASK, key.get(), to, message, conversation, answerBy);
        } catch (IllegalArgumentException e) {
            return Exchange.Asked.answered(new Reply.Failed<>(String.valueOf(e.getMessage())));
        }
        Duration left = Duration.between(exchange.scheduler().instant(), answerBy);
        CompletableFuture<Reply<Object>> reply = new CompletableFuture<>();
        CompletableFuture<?> unused = routes.post(endpoint.get(), question.toJson(), left, SignedEnvelope.MAX_BYTES)
                .thenAccept(answer -> exchange.scheduler()
                        .execute(() -> reply.complete(reply(answer, question.envelope(), replyType))))
                .exceptionally(closed -> {
                    reply.complete(new Reply.Unreachable<>("the runtime is closed"));
                    return null;
                });
        return new Exchange.Asked(reply, () -> reply.complete(new Reply.TimedOut<>()));
    }

    /** Makes a durable message ready to be written and posted. */
    Exchange.Staging stage(
            Exchange.Sender from, Address to, Object message, String conversation, Instant deadline, Change change) {
        Optional<Signer> key = from.signer();
        if (key.isEmpty() || directory.endpointOf(to).isEmpty()) {
            return Exchange.Staging.refused(
                    key.isEmpty() ? NO_KEY : "it is not running here, and nothing says where else");
        }
        Outbox queue = outbox.orElseThrow();
        if (!queue.reserve(to)) {
            return Exchange.Staging.refused("too many messages wait for " + to + " already; wait and try again");
        }
        SignedEnvelope signed;
        try {
            signed = seal(Envelope.Kind.SEND, key.get(), to, message, conversation, deadline);
        } catch (RuntimeException e) {
            queue.release(to);
            throw e;
        }
        Envelope envelope = signed.envelope();
        StoredMessage stored = new StoredMessage(
                exchange.store().nextSeq(),
                to,
                envelope.sender(),
                envelope.nonce(),
                conversation,
                envelope.subject(),
                envelope.schema(),
                signed.toJson(),
                envelope.expiresAt(),
                0);
        change.queue(stored);
        return new Exchange.Staging(envelope.nonce(), () -> queue.put(stored), () -> queue.release(to), null);
    }

    @SuppressWarnings("unchecked") // a message is of its own class
    private SignedEnvelope seal(
            Envelope.Kind kind, Signer key, Address to, Object message, String conversation, Instant expiresAt) {
        MessageType<Object> type = (MessageType<Object>) MessageType.of(message.getClass());
        return sealer.seal(
                new Envelope(
                        kind,
                        key.address(),
                        to,
                        chain,
                        conversation,
                        type.name(),
                        type.schema().digest(),
                        exchange.scheduler().instant(),
                        expiresAt,
                        exchange.newId(),
                        Bytes32.ZERO,
                        type.write(message)),
                key);
    }

    private Reply<Object> reply(Transport.Answer answer, Envelope question, Class<?> replyType) {
        return switch (answer) {
            case Transport.Answer.Late() -> new Reply.TimedOut<>();
            case Transport.Answer.Broken(String reason) -> new Reply.Unreachable<>(reason);
            case Transport.Answer.Came(int status, String body) ->
                switch (status) {
                    case 200 -> read(body, question, replyType);
                    case 504 -> new Reply.TimedOut<>();
                    case 500, 422 -> new Reply.Failed<>(Outbox.reason(status, body));
                    default -> new Reply.Unreachable<>(Outbox.reason(status, body));
                };
        };
    }

    private Reply<Object> read(String body, Envelope question, Class<?> replyType) {
        if (!(SignedEnvelope.parse(body) instanceof SignedEnvelope.Reading.Read(SignedEnvelope signed))) {
            return new Reply.Failed<>("it answered garbage");
        }
        Envelope answer = signed.envelope();
        Optional<String> objection =
                answer.objection(question.sender(), chain, exchange.scheduler().instant());
        boolean ours = answer.kind() == Envelope.Kind.ANSWER
                && answer.sender().equals(question.audience())
                && answer.inReplyTo().equals(question.nonce());
        if (!ours || objection.isPresent()) {
            return new Reply.Failed<>("its answer is not for this question"
                    + objection.map(why -> ": " + why).orElse(""));
        }
        objection = keyring.objection(signed);
        if (objection.isPresent()) {
            return new Reply.Failed<>("its answer cannot be trusted: " + objection.get());
        }
        return switch (MessageType.of(replyType).read(answer.content())) {
            case MessageType.Reading.Read<?>(Object message) -> new Reply.Answered<>(message);
            case MessageType.Reading.Malformed<?>(String reason) ->
                new Reply.Failed<>("it answered something else than a " + replyType.getSimpleName() + ": " + reason);
        };
    }
}
