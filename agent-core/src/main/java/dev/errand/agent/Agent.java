package dev.errand.agent;

import dev.errand.agent.schema.MessageType;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A program with a key, a signed card and handlers. Immutable; what its handlers close over is theirs to guard.
 *
 * {@snippet :
 * record Ask(String text, String into) {}
 * record Translation(String text) {}
 *
 * Agent agent = Agent.builder(key)
 *         .name("Phrasebook")
 *         .description("Translates short phrases between English and Chinese")
 *         .skill(Skill.of("translate", "Translates a phrase").withExamples("what is hello in Chinese", "谢谢用英语怎么说"),
 *                 Ask.class, Translation.class, (ask, context) -> new Translation(lookUp(ask.text(), ask.into())))
 *         .build();
 * runtime.start(agent);
 * }
 */
public final class Agent {

    private final SignedCard card;
    private final Signer signer;
    private final Map<Class<?>, Registration<?, ?>> handlers;
    private final Behaviour behaviour;

    private Agent(SignedCard card, Signer signer, Map<Class<?>, Registration<?, ?>> handlers, Behaviour behaviour) {
        this.card = card;
        this.signer = signer;
        this.handlers = Map.copyOf(handlers);
        this.behaviour = behaviour;
    }

    /**
     * A handler with the types that it takes and gives.
     *
     * @param request how its messages are read where they come from another program; empty if none may
     */
    record Registration<M, R>(
            Class<M> messageType,
            Class<R> replyType,
            Optional<MessageType<M>> request,
            Optional<MessageType<R>> reply,
            Handler<M, R> handler) {

        Object handle(Object message, MessageContext context) throws Exception {
            R answer = handler.handle(messageType.cast(message), context);
            if (!replyType.isInstance(answer)) {
                throw new ClassCastException("the answer is no " + replyType.getSimpleName());
            }
            return answer;
        }

        /** The answer as JSON; a wrong one is stopped here. */
        String write(Object answer) {
            return reply.orElseThrow().write(replyType.cast(answer));
        }
    }

    /** What {@link Registration} gives where nothing is to be answered. */
    record Nothing() {

        static final Nothing INSTANCE = new Nothing();
    }

    /** What an agent does beside answering. */
    record Behaviour(
            Guard guard,
            Map<Class<?>, Guard> guards,
            Map<Class<?>, Receiver<Object>> events,
            List<Task> atStart,
            List<Task> atStop,
            List<Interval> intervals,
            Map<Dialogue, Receiver<Dialogue.Expired>> dialogues) {}

    record Interval(Duration every, Task task) {}

    /** Starts building the agent whose key this is. */
    public static Builder builder(Signer signer) {
        return new Builder(signer);
    }

    /** The agent's identity. */
    public Address address() {
        return card.card().address();
    }

    /** Its card, signed by its own key. */
    public SignedCard card() {
        return card;
    }

    /** The key that it signs with; whoever holds the agent may use it. */
    public Signer signer() {
        return signer;
    }

    Behaviour behaviour() {
        return behaviour;
    }

    /** The handler for messages of this class; null if there is none. */
    @Nullable Registration<?, ?> handlerFor(Class<?> messageType) {
        return handlers.get(messageType);
    }

    /** The handler for what another program sends: by structure, and by name where two have the same. */
    @Nullable Registration<?, ?> handlerFor(String subject, Bytes32 schema) {
        Registration<?, ?> only = null;
        for (Registration<?, ?> each : handlers.values()) {
            Optional<? extends MessageType<?>> request = each.request();
            if (request.isEmpty() || !request.get().schema().digest().equals(schema)) {
                continue;
            }
            if (request.get().name().equals(subject)) {
                return each;
            }
            if (only != null && !only.equals(each)) {
                return null; // two would take it
            }
            only = each;
        }
        return only;
    }

    /** Collects what an agent consists of. Not thread-safe. */
    public static final class Builder {

        private final Signer signer;
        private final List<Skill> skills = new ArrayList<>();
        private final Map<Class<?>, Registration<?, ?>> handlers = new LinkedHashMap<>();
        private final Map<Class<?>, Guard> guards = new LinkedHashMap<>();
        private final Map<Class<?>, Receiver<Object>> events = new LinkedHashMap<>();
        private final List<Task> atStart = new ArrayList<>();
        private final List<Task> atStop = new ArrayList<>();
        private final List<Interval> intervals = new ArrayList<>();
        private final Map<Dialogue, Receiver<Dialogue.Expired>> dialogues = new LinkedHashMap<>();
        private Guard guard = Guard.open();
        private String name = "";
        private String description = "";
        private String provider = "";
        private Optional<URI> endpoint = Optional.empty();
        private int version = 1;

        private Builder(Signer signer) {
            this.signer = signer;
        }

        /** For people; required. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** What the agent does; defaults to nothing, which finds nobody. */
        public Builder description(String description) {
            this.description = description;
            return this;
        }

        /** Who runs it; defaults to nobody. */
        public Builder provider(String provider) {
            this.provider = provider;
            return this;
        }

        /** Version of the card; defaults to 1. */
        public Builder version(int version) {
            this.version = version;
            return this;
        }

        /** Where other programs post envelopes for it; defaults to nowhere. */
        public Builder endpoint(URI endpoint) {
            this.endpoint = Optional.of(endpoint);
            return this;
        }

        /** Adds a skill that the card names, and that a {@link #handle handler} serves; at least one skill is required. */
        public Builder skill(Skill skill) {
            skills.add(skill);
            return this;
        }

        /**
         * Adds a skill with its handler. The card carries the schemas of both types, and other programs may ask.
         *
         * @param request a record, or a sealed interface of records; so is {@code reply}
         * @throws IllegalArgumentException if a type has no schema, or there is a handler for {@code request} already
         */
        public <M, R> Builder skill(Skill skill, Class<M> request, Class<R> reply, Handler<M, R> handler) {
            MessageType<M> asked = MessageType.of(request);
            MessageType<R> answered = MessageType.of(reply);
            skills.add(skill.withSchemas(asked.schema(), answered.schema()));
            return register(new Registration<>(request, reply, Optional.of(asked), Optional.of(answered), handler));
        }

        /**
         * Adds a handler for messages of {@code messageType} that agents of the same program ask. The types need no schema.
         *
         * @throws IllegalArgumentException if there is one already
         */
        public <M, R> Builder handle(Class<M> messageType, Class<R> replyType, Handler<M, R> handler) {
            return register(new Registration<>(messageType, replyType, Optional.empty(), Optional.empty(), handler));
        }

        /**
         * Adds a handler for messages to which there is no answer, of this program or another.
         *
         * @throws IllegalArgumentException if the type has no schema, or there is a handler already
         */
        public <M> Builder onMessage(Class<M> messageType, Receiver<M> receiver) {
            return register(new Registration<>(
                    messageType,
                    Nothing.class,
                    Optional.of(MessageType.of(messageType)),
                    Optional.empty(),
                    (message, context) -> {
                        receiver.receive(message, context);
                        return Nothing.INSTANCE;
                    }));
        }

        /**
         * Adds a handler for events of this program: see {@link AgentRuntime#publish}.
         *
         * @throws IllegalArgumentException if there is one already
         */
        public <E> Builder onEvent(Class<E> eventType, Receiver<E> receiver) {
            Receiver<Object> cast = (event, context) -> receiver.receive(eventType.cast(event), context);
            if (events.put(eventType, cast) != null) {
                throw new IllegalArgumentException("two handlers for events " + eventType.getSimpleName());
            }
            return this;
        }

        /** Adds something to do when the agent starts. */
        public Builder onStart(Task task) {
            atStart.add(task);
            return this;
        }

        /** Adds something to do before the agent stops, within a few seconds. */
        public Builder onStop(Task task) {
            atStop.add(task);
            return this;
        }

        /**
         * Adds something to do again and again, the first time one {@code interval} after the start. A run that takes longer than
         * the interval puts the next one off; runs never overlap.
         *
         * @throws IllegalArgumentException if the interval is not positive
         */
        public Builder every(Duration interval, Task task) {
            if (interval.toMillis() < 1) {
                throw new IllegalArgumentException("an interval of " + interval + "; at least a millisecond is needed");
            }
            intervals.add(new Interval(interval, task));
            return this;
        }

        /** Whose messages are let in, whatever they are about; defaults to everybody's. */
        public Builder guard(Guard guard) {
            this.guard = guard;
            return this;
        }

        /** Whose messages of this type are let in; defaults to everybody's. */
        public Builder guard(Class<?> messageType, Guard guard) {
            guards.put(messageType, guard);
            return this;
        }

        /** Keeps conversations to the table of a dialogue: what does not follow is refused, both ways. */
        public Builder dialogue(Dialogue dialogue) {
            return dialogue(dialogue, (expired, context) -> {});
        }

        /** The same, with something to do when the other party does not go on in time. */
        public Builder dialogue(Dialogue dialogue, Receiver<Dialogue.Expired> onExpiry) {
            dialogues.put(dialogue, onExpiry);
            return this;
        }

        private Builder register(Registration<?, ?> registration) {
            for (Class<?> type : concrete(registration.messageType())) {
                if (handlers.put(type, registration) != null) {
                    throw new IllegalArgumentException("two handlers for " + type.getSimpleName());
                }
            }
            return this;
        }

        private static Collection<Class<?>> concrete(Class<?> type) {
            return type.isSealed() && type.isInterface() ? List.of(type.getPermittedSubclasses()) : List.of(type);
        }

        /**
         * Signs the card and makes the agent.
         *
         * @throws IllegalArgumentException if name or skills are missing, a guard stands where there is no handler, or a message
         *     stands in two dialogues; the message says which
         */
        public Agent build() {
            AgentCard card = new AgentCard(signer.address(), name, description, version, provider, skills, endpoint);
            for (Class<?> guarded : guards.keySet()) {
                if (!handlers.containsKey(guarded)) {
                    throw new IllegalArgumentException(
                            "a guard for " + guarded.getSimpleName() + ", which nothing handles");
                }
            }
            Map<Class<?>, Dialogue> owners = new LinkedHashMap<>();
            for (Dialogue dialogue : dialogues.keySet()) {
                for (Class<?> message : dialogue.table().keySet()) {
                    if (owners.put(message, dialogue) != null) {
                        throw new IllegalArgumentException(message.getSimpleName() + " stands in two dialogues");
                    }
                }
            }
            return new Agent(
                    SignedCard.sign(card, signer),
                    signer,
                    handlers,
                    new Behaviour(
                            guard,
                            Map.copyOf(guards),
                            Map.copyOf(events),
                            List.copyOf(atStart),
                            List.copyOf(atStop),
                            List.copyOf(intervals),
                            Map.copyOf(dialogues)));
        }
    }
}
