package dev.errand.agent;

import dev.errand.value.Address;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where one agent's dialogues stand. */
final class Dialogues {

    /** More dialogues than these are not begun: what others begin must not fill our memory. */
    static final int OPEN = 10_000;

    /**
     * Where one dialogue stands.
     *
     * @param byUs whether this agent said the last message
     * @param until when the other message must have come
     */
    record Position(Dialogue dialogue, Address peer, Class<?> last, boolean byUs, Instant until) {

        /** For the store. */
        String write() {
            return dialogue.name()
                    + '\n'
                    + peer
                    + '\n'
                    + last.getSimpleName()
                    + '\n'
                    + byUs
                    + '\n'
                    + until.toEpochMilli();
        }
    }

    /** What a message does to a dialogue. */
    sealed interface Move {

        /** The message belongs to no dialogue. */
        record Free() implements Move {}

        /** It follows; {@code now} is empty where it ends the dialogue, {@code before} where it begins it. */
        record Allowed(Optional<Position> before, Optional<Position> now) implements Move {}

        /** It does not follow. */
        record Refused(String reason) implements Move {}
    }

    private static final Move FREE = new Move.Free();

    private final Map<Class<?>, Dialogue> owners = new HashMap<>();
    private final Map<String, Position> open = new HashMap<>(); // guarded by this

    Dialogues(Set<Dialogue> dialogues) {
        dialogues.forEach(dialogue -> dialogue.table().keySet().forEach(message -> owners.put(message, dialogue)));
    }

    /** Moves the conversation's dialogue on by one message, if that follows. */
    Move move(String conversation, Class<?> message, Address peer, boolean byUs, InstantSource clock) {
        Dialogue dialogue = owners.get(message);
        return dialogue == null ? FREE : move(dialogue, conversation, message, peer, byUs, clock.instant());
    }

    private synchronized Move move(
            Dialogue dialogue, String conversation, Class<?> message, Address peer, boolean byUs, Instant now) {
        Position before = open.get(conversation);
        String objection = objection(dialogue, before, message, peer, byUs, now);
        if (objection != null) {
            return new Move.Refused(objection);
        }
        boolean ends = dialogue.table().getOrDefault(message, Set.of()).isEmpty();
        Optional<Position> after = ends
                ? Optional.empty()
                : Optional.of(new Position(dialogue, peer, message, byUs, now.plus(dialogue.limitAfter(message))));
        restore(conversation, after);
        return new Move.Allowed(Optional.ofNullable(before), after);
    }

    private @Nullable String objection(
            Dialogue dialogue, @Nullable Position at, Class<?> message, Address peer, boolean byUs, Instant now) {
        if (at == null || now.isAfter(at.until())) {
            if (!dialogue.openings().contains(message)) {
                return "a " + dialogue + " does not begin with " + message.getSimpleName() + " but with "
                        + names(dialogue.openings());
            }
            return at == null && open.size() >= OPEN ? "it has too many dialogues open" : null;
        }
        if (!at.peer().equals(peer)) {
            return "this conversation is a " + at.dialogue() + " with somebody else";
        }
        Set<Class<?>> next = at.dialogue().table().getOrDefault(at.last(), Set.of());
        if (!next.contains(message)) {
            return message.getSimpleName() + " does not follow " + at.last().getSimpleName() + " in a " + at.dialogue()
                    + "; that may be " + names(next);
        }
        return at.byUs() == byUs ? "it is the other party's turn in this " + at.dialogue() : null;
    }

    /** Sets a conversation back to where it stood, as when the handler of a message fails. */
    synchronized void restore(String conversation, Optional<Position> position) {
        if (position.isPresent()) {
            open.put(conversation, position.get());
        } else {
            open.remove(conversation);
        }
    }

    /** Ends the conversation's dialogue if it still stands at {@code position}; whether it did. */
    synchronized boolean expire(String conversation, Position position) {
        return open.remove(conversation, position);
    }

    /** Reads what {@link Position#write} wrote; empty if the agent no longer knows the dialogue. */
    Optional<Position> read(String text) {
        String[] parts = text.split("\n", -1);
        for (Map.Entry<Class<?>, Dialogue> entry : owners.entrySet()) {
            Class<?> message = entry.getKey();
            if (parts.length == 5
                    && entry.getValue().name().equals(parts[0])
                    && message.getSimpleName().equals(parts[2])) {
                return Optional.of(new Position(
                        entry.getValue(),
                        Address.parse(parts[1]),
                        message,
                        Boolean.parseBoolean(parts[3]),
                        Instant.ofEpochMilli(Long.parseLong(parts[4]))));
            }
        }
        return Optional.empty();
    }

    private static String names(Set<Class<?>> messages) {
        return messages.stream().map(Class::getSimpleName).sorted().collect(Collectors.joining(" or "));
    }
}
