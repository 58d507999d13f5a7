package dev.errand.engine.reader.lexicon;

import java.util.AbstractSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a lexeme or a phrase may be: one kind or a few, asked for at every step of a reading. There are too many kinds for an
 * {@link java.util.EnumSet} to be one word, so that a few of them in a row are found sooner. In the order of {@link Kind}. Immutable and
 * thread-safe.
 */
public final class Kinds extends AbstractSet<Kind> {

    private static final Map<Kind, Kinds> ONE = new EnumMap<>(Kind.class);

    static {
        for (Kind kind : Kind.values()) {
            ONE.put(kind, new Kinds(kind));
        }
    }

    private final Kind[] kinds;

    private Kinds(Kind... kinds) {
        this.kinds = kinds;
    }

    /** The kind alone. */
    public static Kinds of(Kind kind) {
        return Objects.requireNonNull(ONE.get(kind));
    }

    public static Kinds of(Kind... kinds) {
        return copyOf(Set.of(kinds));
    }

    public static Kinds copyOf(Set<Kind> kinds) {
        return kinds instanceof Kinds same
                ? same
                : kinds.size() == 1
                        ? of(kinds.iterator().next())
                        : new Kinds(kinds.stream().sorted().toArray(Kind[]::new));
    }

    Kinds with(Kind kind) {
        Set<Kind> both = EnumSet.of(kind);
        both.addAll(this);
        return copyOf(both);
    }

    public static boolean isOneOf(Kind kind, Kind... wanted) {
        for (Kind each : wanted) {
            if (each == kind) {
                return true;
            }
        }
        return false;
    }

    public boolean has(Kind wanted) {
        for (Kind kind : kinds) {
            if (kind == wanted) {
                return true;
            }
        }
        return false;
    }

    public boolean hasAny(Set<Kind> wanted) {
        for (Kind kind : kinds) {
            if (wanted.contains(kind)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean contains(Object other) {
        return other instanceof Kind kind && has(kind);
    }

    @Override
    public int size() {
        return kinds.length;
    }

    @Override
    public Iterator<Kind> iterator() {
        return List.of(kinds).iterator();
    }
}
