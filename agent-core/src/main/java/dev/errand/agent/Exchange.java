package dev.errand.agent;

import dev.errand.agent.Dialogues.Position;
import dev.errand.agent.schema.MessageType;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Where messages go: to an agent of this program, or out of it. */
final class Exchange {

    private static final Sending TAKEN = new Sending.Accepted(Bytes32.ZERO);
    private static final long LIFE_MILLIS = AgentRuntime.LIFE.toMillis();

    private final Scheduler scheduler;
    private final Optional<MessageStore> store;
    private final Map<Address, Running> running = new ConcurrentHashMap<>();
    private final byte[] origin = Bytes32.random().toBytes();
    private final String prefix = Bytes32.of(origin).toString().substring(2, 18) + "-";
    private final AtomicLong count = new AtomicLong();
    private volatile Optional<Remote> remote = Optional.empty();

    /** Who sends: an agent, or the program itself, which may have no key. */
    record Sender(Address address, Optional<Signer> signer) {

        static Sender of(Agent agent) {
            return new Sender(agent.address(), Optional.of(agent.signer()));
        }
    }

    /** A question that is out. */
    record Asked(CompletableFuture<Reply<Object>> reply, Runnable giveUp) {

        static Asked answered(Reply<Object> reply) {
            return new Asked(CompletableFuture.completedFuture(reply), () -> {});
        }
    }

    /**
     * A durable message that has a place, and is written with whatever else a change holds.
     *
     * @param deliver to be run once it is written
     * @param renounce to be run if it is not
     * @param refusal why it has no place; null if it has
     */
    record Staging(
            Bytes32 id,
            Runnable deliver,
            Runnable renounce,
            @Nullable String refusal) {

        static Staging refused(String reason) {
            return new Staging(Bytes32.ZERO, () -> {}, () -> {}, reason);
        }
    }

    Exchange(Scheduler scheduler, Optional<MessageStore> store) {
        this.scheduler = scheduler;
        this.store = store;
    }

    void connect(Remote remote) {
        this.remote = Optional.of(remote);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Map<Address, Running> running() {
        return running;
    }

    MessageStore store() {
        return store.orElseThrow(() -> new IllegalStateException(
                "durable messages need a store: start the runtime with AgentRuntime.builder().store(file)"));
    }

    Entries entries(Address agent) {
        return store.<Entries>map(kept -> new Entries.Stored(kept, agent)).orElseGet(Entries.Kept::new);
    }

    String newConversation() {
        return prefix + Long.toString(count.incrementAndGet(), Character.MAX_RADIX);
    }

    /** Never the same again, in no runtime. */
    Bytes32 newId() {
        byte[] id = origin.clone();
        ByteBuffer.wrap(id).putLong(Bytes32.SIZE - Long.BYTES, count.incrementAndGet());
        return Bytes32.of(id);
    }

    Asked begin(Sender from, Address to, Object message, String conversation, Class<?> replyType, Duration timeout) {
        long answerBy = scheduler.millis() + timeout.toMillis();
        Running target = running.get(to);
        if (target == null) {
            return remote.isPresent()
                    ? remote.get().ask(from, to, message, conversation, replyType, Instant.ofEpochMilli(answerBy))
                    : Asked.answered(new Reply.Unreachable<>("it is not running"));
        }
        return begin(target, new Parcel(message, from.address(), conversation, answerBy, Parcel.Mode.ASKED), timeout);
    }

    Asked begin(Running target, Parcel parcel, Duration timeout) {
        String refusal = target.mailbox().admit(parcel.message().getClass(), parcel.sender());
        if (refusal != null) {
            return Asked.answered(new Reply.Unreachable<>(refusal));
        }
        Scheduler.Alarm alarm = scheduler.after(timeout, () -> parcel.expire(scheduler));
        parcel.whenSettled(alarm::cancel);
        target.mailbox().enter(parcel);
        return new Asked(parcel.outcome(), () -> parcel.expire(scheduler));
    }

    <R> Reply<R> await(Asked asked, Class<R> replyType) throws InterruptedException {
        try {
            return switch (scheduler.await(asked.reply())) {
                case Reply.Answered<Object>(Object answer) ->
                    replyType.isInstance(answer)
                            ? new Reply.Answered<>(replyType.cast(answer))
                            : new Reply.Failed<>("it answered something else than a " + replyType.getSimpleName());
                case Reply.TimedOut<Object>() -> new Reply.TimedOut<>();
                case Reply.Unreachable<Object>(String reason) -> new Reply.Unreachable<>(reason);
                case Reply.Failed<Object>(String reason) -> new Reply.Failed<>(reason);
            };
        } catch (InterruptedException e) {
            asked.giveUp().run();
            throw e;
        }
    }

    <R> Map<Address, Reply<R>> askAll(
            Sender from, Collection<Address> agents, Object message, Class<R> replyType, Duration timeout)
            throws InterruptedException {
        Map<Address, Asked> asked = new LinkedHashMap<>();
        for (Address agent : agents) {
            asked.put(agent, begin(from, agent, message, newConversation(), replyType, timeout));
        }
        Map<Address, Reply<R>> replies = new LinkedHashMap<>();
        for (Map.Entry<Address, Asked> entry : asked.entrySet()) {
            replies.put(entry.getKey(), await(entry.getValue(), replyType));
        }
        return replies;
    }

    Sending sendTransient(Address from, Address to, Object message, String conversation) {
        Running target = running.get(to);
        if (target == null) {
            return new Sending.Refused("no agent " + to + " runs in this program");
        }
        String refusal = target.mailbox().offer(own(from, message, conversation));
        return refusal == null ? TAKEN : new Sending.Refused(refusal);
    }

    Sending send(Sender from, Address to, Object message, String conversation) {
        Change change = new Change();
        Staging staging = stage(from, to, message, conversation, change);
        if (staging.refusal() != null) {
            return new Sending.Refused(staging.refusal());
        }
        try {
            store().writeNow(change);
        } catch (MessageStoreException e) {
            staging.renounce().run();
            throw e;
        }
        staging.deliver().run();
        return new Sending.Accepted(staging.id());
    }

    Staging stage(Sender from, Address to, Object message, String conversation, Change change) {
        Running target = running.get(to);
        Instant deadline = scheduler.instant().plus(AgentRuntime.LIFE);
        if (target == null) {
            store();
            return remote.isPresent()
                    ? remote.get().stage(from, to, message, conversation, deadline, change)
                    : Staging.refused("no agent " + to + " runs in this program, and nothing says where else it does");
        }
        Agent.Registration<?, ?> handler = target.agent().handlerFor(message.getClass());
        if (handler != null && handler.request().isEmpty()) {
            return Staging.refused("messages of type " + message.getClass().getSimpleName()
                    + " have no schema there, and cannot be stored; send a transient one");
        }
        String refusal = target.mailbox().admit(message.getClass(), from.address());
        if (refusal != null || handler == null) {
            return Staging.refused(refusal == null ? "it does not take such messages" : refusal);
        }
        MessageType<?> type = handler.request().orElseThrow();
        Bytes32 id = newId();
        StoredMessage stored;
        try {
            stored = new StoredMessage(
                    store().nextSeq(),
                    to,
                    from.address(),
                    id,
                    conversation,
                    type.name(),
                    type.schema().digest(),
                    write(type, message),
                    deadline,
                    0);
        } catch (RuntimeException e) {
            target.mailbox().renounce(from.address());
            throw e;
        }
        change.accept(stored);
        return new Staging(
                id,
                () -> target.mailbox().enter(parcel(stored, message)),
                () -> target.mailbox().renounce(from.address()),
                null);
    }

    /** Queues again what was accepted before the program ended. */
    void resume(Running agent) {
        for (StoredMessage stored : store().inbox(agent.agent().address())) {
            Agent.Registration<?, ?> handler = agent.agent().handlerFor(stored.subject(), stored.schema());
            String refusal = "nothing handles it any more";
            if (handler != null) {
                switch (handler.request().orElseThrow().read(stored.content())) {
                    case MessageType.Reading.Malformed<?>(String reason) -> refusal = reason;
                    case MessageType.Reading.Read<?>(Object message) -> {
                        agent.mailbox().enterAgain(parcel(stored, message));
                        continue;
                    }
                }
            }
            store().writeLater(
                            new Change().bury("inbox", stored.seq(), stored.attempts(), refusal, scheduler.instant()));
        }
        for (String key : agent.entries().list(Entries.DIALOGUES)) {
            String conversation = key.substring(Entries.DIALOGUES.length());
            agent.entries().read(key).flatMap(agent.dialogues()::read).ifPresent(position -> {
                agent.dialogues().restore(conversation, Optional.of(position));
                watch(agent, conversation, position);
            });
        }
    }

    void publish(Address from, Object event) {
        for (Running agent : running.values()) {
            if (agent.agent().behaviour().events().containsKey(event.getClass())) {
                agent.mailbox()
                        .enterOwn(own(
                                from,
                                new Mailbox.Event(event),
                                "event " + event.getClass().getSimpleName()));
            }
        }
    }

    /** Something that an agent does by itself; null if it has too much to do. */
    @Nullable Parcel chore(Running agent, String conversation, Task task) {
        Parcel parcel = own(Parcel.PROGRAM, new Mailbox.Chore(task), conversation);
        return agent.mailbox().enterOwn(parcel) ? parcel : null;
    }

    /** Ends the dialogue when its time is over, if it still stands there. */
    void watch(Running agent, String conversation, Position position) {
        Duration left = Duration.between(scheduler.instant(), position.until()).plusMillis(1);
        scheduler.after(left, () -> {
            Receiver<Dialogue.Expired> receiver =
                    agent.agent().behaviour().dialogues().get(position.dialogue());
            if (agent.isStopped() || receiver == null || !agent.dialogues().expire(conversation, position)) {
                return;
            }
            Dialogue.Expired expired = new Dialogue.Expired(
                    position.dialogue().name(), conversation, position.last().getSimpleName());
            chore(agent, conversation, context -> {
                agent.entries().erase(Entries.DIALOGUES + conversation);
                receiver.receive(expired, context);
            });
        });
    }

    static Parcel parcel(StoredMessage stored, Object message) {
        Parcel parcel = new Parcel(
                message,
                stored.sender(),
                stored.conversation(),
                stored.deadline().toEpochMilli(),
                Parcel.Mode.DURABLE,
                stored.seq());
        parcel.setAttempts(stored.attempts());
        return parcel;
    }

    static <T> String write(MessageType<T> type, Object message) {
        return type.write(type.type().cast(message));
    }

    private Parcel own(Address from, Object message, String conversation) {
        return new Parcel(message, from, conversation, scheduler.millis() + LIFE_MILLIS, Parcel.Mode.TRANSIENT);
    }
}
