package dev.errand.agent;

import dev.errand.agent.Dialogues.Move;
import dev.errand.agent.Dialogues.Position;
import dev.errand.value.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * One message in the hands of an agent. What the handler of a durable message stores and sends is staged here and kept as one with
 * the fact that the message was handled.
 */
final class Turn implements MessageContext {

    private static final Change NOTHING = new Change();

    private final Exchange exchange;
    private final Running owner;
    private final Parcel parcel;
    private final long answerByMillis;
    private final Entries storage;
    private final Change staged;
    private List<Runnable> afterwards = List.of();
    private List<Runnable> undo = List.of();
    private Map<String, Optional<Position>> moved = Map.of();

    Turn(Exchange exchange, Running owner, Parcel parcel, long answerByMillis) {
        this.exchange = exchange;
        this.owner = owner;
        this.parcel = parcel;
        this.answerByMillis = answerByMillis;
        this.staged = isDurable() ? new Change() : NOTHING;
        this.storage = isDurable() ? new Entries.Staged(owner.entries()) : owner.entries();
    }

    /** Moves the conversation's dialogue on by this message. */
    Move begin() {
        return move(conversation(), parcel.message().getClass(), parcel.sender(), false);
    }

    /** The handler is done: keeps and sends what it staged. */
    void commit(Object answer) {
        if (!(answer instanceof Agent.Nothing)
                && move(conversation(), answer.getClass(), parcel.sender(), true)
                        instanceof Move.Refused(String reason)) {
            throw new IllegalStateException(reason);
        }
        if (storage instanceof Entries.Staged entries) {
            entries.addTo(staged, self());
            moved.forEach((conversation, now) -> {
                String key = Entries.DIALOGUES + conversation;
                now.ifPresentOrElse(
                        position -> staged.put(self(), key, position.write()), () -> staged.remove(self(), key));
            });
            exchange.store().writeNow(staged.handled(parcel.seq()));
        }
        undo = List.of();
        afterwards.forEach(Runnable::run);
        moved.forEach((conversation, now) -> now.ifPresent(position -> exchange.watch(owner, conversation, position)));
    }

    /** The handler failed: nothing of what it staged is left. */
    void takeBack() {
        undo.reversed().forEach(Runnable::run);
        undo = List.of();
    }

    private Move move(String conversation, Class<?> message, Address peer, boolean byUs) {
        Move move = owner.dialogues().move(conversation, message, peer, byUs, exchange.scheduler());
        if (move instanceof Move.Allowed(Optional<Position> before, Optional<Position> after)) {
            note(conversation, after);
            onFailure(() -> owner.dialogues().restore(conversation, before));
        }
        return move;
    }

    private void note(String conversation, Optional<Position> position) {
        moved = moved.isEmpty() ? new LinkedHashMap<>() : moved;
        moved.put(conversation, position);
    }

    private void onSuccess(Runnable action) {
        afterwards = afterwards.isEmpty() ? new ArrayList<>(2) : afterwards;
        afterwards.add(action);
    }

    private void onFailure(Runnable action) {
        undo = undo.isEmpty() ? new ArrayList<>(2) : undo;
        undo.add(action);
    }

    private boolean isDurable() {
        return parcel.mode() == Parcel.Mode.DURABLE;
    }

    @Override
    public Address self() {
        return owner.agent().address();
    }

    @Override
    public Optional<Address> sender() {
        return parcel.sender().equals(Parcel.PROGRAM) ? Optional.empty() : Optional.of(parcel.sender());
    }

    @Override
    public String conversation() {
        return parcel.conversation();
    }

    @Override
    public Instant answerBy() {
        return Instant.ofEpochMilli(answerByMillis);
    }

    @Override
    public Instant now() {
        return exchange.scheduler().instant();
    }

    @Override
    public <R> Reply<R> ask(Address agent, Object message, Class<R> replyType) throws InterruptedException {
        return ask(agent, message, replyType, left());
    }

    @Override
    public <R> Reply<R> ask(Address agent, Object message, Class<R> replyType, Duration timeout)
            throws InterruptedException {
        return ask(agent, message, exchange.newConversation(), replyType, timeout);
    }

    @Override
    public <R> Reply<R> ask(Address agent, Object message, String conversation, Class<R> replyType, Duration timeout)
            throws InterruptedException {
        Move move = move(conversation, message.getClass(), agent, true);
        if (move instanceof Move.Refused(String reason)) {
            return new Reply.Unreachable<>(reason);
        }
        Reply<R> reply = exchange.await(
                exchange.begin(owner.sender(), agent, message, conversation, replyType, most(timeout)), replyType);
        if (move instanceof Move.Allowed(Optional<Position> before, Optional<Position> after)) {
            if (!(reply instanceof Reply.Answered<R>(R answer))) {
                restore(conversation, before);
            } else if (move(conversation, answer.getClass(), agent, false) instanceof Move.Refused(String reason)) {
                return new Reply.Failed<>(reason);
            }
        }
        return reply;
    }

    @Override
    public <R> Map<Address, Reply<R>> askAll(
            Collection<Address> agents, Object message, Class<R> replyType, Duration timeout)
            throws InterruptedException {
        return exchange.askAll(owner.sender(), agents, message, replyType, most(timeout));
    }

    @Override
    public Sending send(Address agent, Object message) {
        return send(agent, message, conversation());
    }

    @Override
    public Sending send(Address agent, Object message, String conversation) {
        if (!isDurable()) {
            return following(
                    agent, message, conversation, () -> exchange.send(owner.sender(), agent, message, conversation));
        }
        return following(agent, message, conversation, () -> {
            Exchange.Staging staging = exchange.stage(owner.sender(), agent, message, conversation, staged);
            String refusal = staging.refusal();
            if (refusal != null) {
                return new Sending.Refused(refusal);
            }
            onSuccess(staging.deliver());
            onFailure(staging.renounce());
            return new Sending.Accepted(staging.id());
        });
    }

    @Override
    public Sending sendTransient(Address agent, Object message) {
        return sendTransient(agent, message, conversation());
    }

    @Override
    public Sending sendTransient(Address agent, Object message, String conversation) {
        return following(
                agent, message, conversation, () -> exchange.sendTransient(self(), agent, message, conversation));
    }

    private Sending following(Address agent, Object message, String conversation, Supplier<Sending> send) {
        Move move = move(conversation, message.getClass(), agent, true);
        if (move instanceof Move.Refused(String reason)) {
            return new Sending.Refused(reason);
        }
        Sending sending = send.get();
        if (sending instanceof Sending.Refused && move instanceof Move.Allowed(Optional<Position> before, var after)) {
            restore(conversation, before);
        }
        return sending;
    }

    private void restore(String conversation, Optional<Position> position) {
        owner.dialogues().restore(conversation, position);
        note(conversation, position);
    }

    @Override
    public void publish(Object event) {
        exchange.publish(self(), event);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        Scheduler.Alarm alarm = exchange.scheduler().after(duration, () -> over.complete(true));
        try {
            exchange.scheduler().await(over);
        } finally {
            alarm.cancel();
        }
    }

    @Override
    public Storage storage() {
        return storage;
    }

    @Override
    public System.Logger log() {
        return owner.log();
    }

    private Duration left() {
        return Duration.ofMillis(
                Math.max(0, answerByMillis - exchange.scheduler().millis()));
    }

    private Duration most(Duration timeout) {
        Duration left = left();
        return timeout.compareTo(left) < 0 ? timeout : left;
    }
}
