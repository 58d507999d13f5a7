package dev.errand.agent;

import dev.errand.agent.schema.MessageType;
import dev.errand.value.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/** Storage over texts; what differs is where they are kept. */
abstract sealed class Entries implements Storage {

    /** Keys that begin so are the framework's own. */
    static final String OWN = "~";

    static final String DIALOGUES = OWN + "dialogue/";

    abstract Optional<String> read(String key);

    abstract void write(String key, String text);

    abstract void erase(String key);

    abstract List<String> list(String prefix);

    @Override
    public Optional<String> get(String key) {
        return read(checked(key));
    }

    @Override
    public <T> Optional<T> get(String key, Class<T> type) {
        return get(key).map(text -> switch (MessageType.of(type).read(text)) {
            case MessageType.Reading.Read<T>(T value) -> value;
            case MessageType.Reading.Malformed<T>(String reason) ->
                throw new IllegalStateException(
                        "what is stored under '" + key + "' is no " + type.getSimpleName() + ": " + reason);
        });
    }

    @Override
    public void put(String key, String text) {
        if (text.length() > MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a text of " + text.length() + " characters is too long to store; at most " + MAX_VALUE);
        }
        write(checked(key), text);
    }

    @Override
    @SuppressWarnings("unchecked") // a value is of its own class
    public <T extends Record> void put(String key, T value) {
        put(key, MessageType.of((Class<T>) value.getClass()).write(value));
    }

    @Override
    public void remove(String key) {
        erase(checked(key));
    }

    @Override
    public List<String> keys(String prefix) {
        return list(prefix).stream().filter(key -> !key.startsWith(OWN)).toList();
    }

    private static String checked(String key) {
        if (key.isEmpty() || key.length() > MAX_KEY || key.startsWith(OWN)) {
            throw new IllegalArgumentException(
                    "a key has 1 to " + MAX_KEY + " characters and does not begin with '" + OWN + "': '" + key + "'");
        }
        return key;
    }

    /** In the program's memory. */
    static final class Kept extends Entries {

        private final NavigableMap<String, String> entries = new ConcurrentSkipListMap<>();

        @Override
        Optional<String> read(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        @Override
        void write(String key, String text) {
            entries.put(key, text);
        }

        @Override
        void erase(String key) {
            entries.remove(key);
        }

        @Override
        List<String> list(String prefix) {
            return entries.tailMap(prefix, true).keySet().stream()
                    .takeWhile(key -> key.startsWith(prefix))
                    .toList();
        }
    }

    /** In the store; on disk before a call returns. */
    static final class Stored extends Entries {

        private final MessageStore store;
        private final Address agent;

        Stored(MessageStore store, Address agent) {
            this.store = store;
            this.agent = agent;
        }

        @Override
        Optional<String> read(String key) {
            return store.value(agent, key);
        }

        @Override
        void write(String key, String text) {
            store.writeNow(new Change().put(agent, key, text));
        }

        @Override
        void erase(String key) {
            store.writeNow(new Change().remove(agent, key));
        }

        @Override
        List<String> list(String prefix) {
            return store.keys(agent, prefix);
        }
    }

    /** Seen by one handler until all that it did is kept as one. Not thread-safe. */
    static final class Staged extends Entries {

        private final Entries below;
        private final Map<String, Optional<String>> staged = new LinkedHashMap<>();

        Staged(Entries below) {
            this.below = below;
        }

        void addTo(Change change, Address agent) {
            staged.forEach((key, text) -> {
                if (text.isPresent()) {
                    change.put(agent, key, text.get());
                } else {
                    change.remove(agent, key);
                }
            });
        }

        @Override
        Optional<String> read(String key) {
            Optional<String> own = staged.get(key);
            return own != null ? own : below.read(key);
        }

        @Override
        void write(String key, String text) {
            staged.put(key, Optional.of(text));
        }

        @Override
        void erase(String key) {
            staged.put(key, Optional.empty());
        }

        @Override
        List<String> list(String prefix) {
            TreeSet<String> keys = new TreeSet<>(below.list(prefix));
            staged.forEach((key, text) -> {
                if (text.isEmpty()) {
                    keys.remove(key);
                } else if (key.startsWith(prefix)) {
                    keys.add(key);
                }
            });
            return List.copyOf(keys);
        }
    }
}
