package dev.errand.agent;

import dev.errand.key.Signer;
import dev.errand.value.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program with a key, a signed card and handlers. Immutable; what its handlers close over is theirs to guard.
 *
 * {@snippet :
 * Agent agent = Agent.builder(key)
 *         .name("Direct swaps")
 *         .description("Swaps in the deepest pool for the pair")
 *         .skill(new Skill("swap", "Swap", "Swaps one token for another", "swap", List.of("dex"), List.of("swap 1 ETH")))
 *         .handle(Order.class, OrderReply.class, (order, context) -> quote(order))
 *         .build();
 * }
 */
public final class Agent {

    private final SignedCard card;
    private final Map<Class<?>, Registration<?, ?>> handlers;

    private Agent(SignedCard card, Map<Class<?>, Registration<?, ?>> handlers) {
        this.card = card;
        this.handlers = Map.copyOf(handlers);
    }

    /** A handler with the types that it takes and gives. */
    record Registration<M, R>(Class<M> messageType, Class<R> replyType, Handler<M, R> handler) {

        Object handle(Object message, MessageContext context) throws Exception {
            R reply = handler.handle(messageType.cast(message), context);
            return replyType.cast(reply); // a wrong reply is stopped before it is sent
        }
    }

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

    /** The handler for messages of exactly this class; null if there is none. */
    @Nullable Registration<?, ?> handlerFor(Class<?> messageType) {
        return handlers.get(messageType);
    }

    /** Collects what an agent consists of. Not thread-safe. */
    public static final class Builder {

        private final Signer signer;
        private final List<Skill> skills = new ArrayList<>();
        private final Map<Class<?>, Registration<?, ?>> handlers = new LinkedHashMap<>();
        private String name = "";
        private String description = "";
        private String provider = "";
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

        /** Adds a skill; at least one is required. */
        public Builder skill(Skill skill) {
            skills.add(skill);
            return this;
        }

        /**
         * Adds the handler for messages of {@code messageType}.
         *
         * @throws IllegalArgumentException if there is one already
         */
        public <M, R> Builder handle(Class<M> messageType, Class<R> replyType, Handler<M, R> handler) {
            if (handlers.put(messageType, new Registration<>(messageType, replyType, handler)) != null) {
                throw new IllegalArgumentException("two handlers for " + messageType.getSimpleName());
            }
            return this;
        }

        /**
         * Signs the card and makes the agent.
         *
         * @throws IllegalArgumentException if name or skills are missing; the message says which
         */
        public Agent build() {
            AgentCard card = new AgentCard(signer.address(), name, description, version, provider, skills);
            return new Agent(SignedCard.sign(card, signer), handlers);
        }
    }
}
