package dev.errand.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which message may follow which, and how soon: a table over message types. Two parties speak in turn. A message after which
 * nothing may follow ends the dialogue. Immutable.
 *
 * {@snippet :
 * Dialogue haggle = Dialogue.named("haggle")
 *         .opens(Propose.class)
 *         .follows(Propose.class, Duration.ofMinutes(1), Counter.class, Accept.class, Decline.class)
 *         .follows(Counter.class, Duration.ofMinutes(1), Propose.class, Accept.class, Decline.class)
 *         .build();
 * }
 */
public final class Dialogue {

    private final String name;
    private final Set<Class<?>> openings;
    private final Map<Class<?>, Set<Class<?>>> table;
    private final Map<Class<?>, Duration> limits;

    private Dialogue(
            String name, Set<Class<?>> openings, Map<Class<?>, Set<Class<?>>> table, Map<Class<?>, Duration> limits) {
        this.name = name;
        this.openings = openings;
        this.table = table;
        this.limits = limits;
    }

    /**
     * A dialogue that ended because the other party did not go on in time.
     *
     * @param lastMessage simple name of the last message that was sent
     */
    public record Expired(String dialogue, String conversation, String lastMessage) {}

    /** Starts a table. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** For people, and for what is stored. */
    public String name() {
        return name;
    }

    /** Messages that may begin it. */
    public Set<Class<?>> openings() {
        return openings;
    }

    /** The table: for each message those that may follow it; none where it ends the dialogue. */
    public Map<Class<?>, Set<Class<?>>> table() {
        return table;
    }

    /** How long the other party may take to follow {@code message}; zero where nothing follows. */
    public Duration limitAfter(Class<?> message) {
        return limits.getOrDefault(message, Duration.ZERO);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }

    /** Collects a table. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final Set<Class<?>> openings = new LinkedHashSet<>();
        private final Map<Class<?>, Set<Class<?>>> table = new LinkedHashMap<>();
        private final Map<Class<?>, Duration> limits = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        /** Messages that may begin the dialogue; at least one is required. */
        public Builder opens(Class<?>... messages) {
            openings.addAll(List.of(messages));
            return this;
        }

        /**
         * After {@code message} the other party sends one of {@code next} within {@code limit}, or the dialogue is over.
         *
         * @throws IllegalArgumentException if this was said before, nothing follows, or the limit is not positive
         */
        public Builder follows(Class<?> message, Duration limit, Class<?>... next) {
            if (next.length == 0 || limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException(
                        "what follows " + message.getSimpleName() + " in " + name + " needs messages and a time");
            }
            if (table.put(message, Collections.unmodifiableSet(new LinkedHashSet<>(List.of(next)))) != null) {
                throw new IllegalArgumentException("what follows " + message.getSimpleName() + " was said twice");
            }
            limits.put(message, limit);
            return this;
        }

        /**
         * Makes the dialogue.
         *
         * @throws IllegalArgumentException if nothing opens it, or a message cannot be reached; the message names it
         */
        public Dialogue build() {
            Set<Class<?>> reached = new LinkedHashSet<>(openings);
            List<Class<?>> open = new ArrayList<>(openings);
            while (!open.isEmpty()) {
                for (Class<?> next : table.getOrDefault(open.removeLast(), Set.of())) {
                    if (reached.add(next)) {
                        open.add(next);
                    }
                }
            }
            if (openings.isEmpty()) {
                throw new IllegalArgumentException("nothing opens the dialogue " + name);
            }
            Map<Class<?>, Set<Class<?>>> whole = new LinkedHashMap<>(table);
            for (Class<?> message : table.keySet()) {
                if (!reached.contains(message)) {
                    throw new IllegalArgumentException(
                            message.getSimpleName() + " is never reached in the dialogue " + name);
                }
            }
            reached.forEach(message -> whole.putIfAbsent(message, Set.of()));
            return new Dialogue(
                    name,
                    Collections.unmodifiableSet(new LinkedHashSet<>(openings)),
                    Collections.unmodifiableMap(whole),
                    Map.copyOf(limits));
        }
    }
}
