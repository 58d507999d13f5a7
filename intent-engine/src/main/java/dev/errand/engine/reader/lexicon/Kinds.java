package dev.errand.engine.reader.lexicon;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of kinds: what a lexeme or a phrase may be, what a rule looks for. To ask whether two of them share a kind is what a reading does
 * most. There are too many kinds for an {@link java.util.EnumSet} to be one word: here they are three, for up to 192 kinds, so that a few
 * of the machine's instructions answer. In the order of {@link Kind}. Immutable and thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // a place among the bits, which nobody keeps
public final class Kinds extends AbstractSet<Kind> {

    private static final Kind[] ALL = Kind.values();
    private static final int WORD = Long.SIZE;

    private static final Kinds[] ONE = new Kinds[ALL.length];

    static {
        if (ALL.length > 3 * WORD) {
            throw new AssertionError("a fourth word is needed for " + ALL.length + " kinds");
        }
        for (Kind kind : ALL) {
            ONE[kind.ordinal()] = new Union().with(kind).kinds();
        }
    }

    /** A bit for each of the first kinds, at its ordinal. */
    private final long first;

    private final long second;
    private final long third;
    /** Of one alone, as most sets that are asked for are, the kind; else null. */
    private final @Nullable Kind only;

    private Kinds(long first, long second, long third) {
        this.first = first;
        this.second = second;
        this.third = third;
        this.only = size() == 1 ? iterator().next() : null;
    }

    /** The kind alone. */
    public static Kinds of(Kind kind) {
        return ONE[kind.ordinal()];
    }

    public static Kinds of(Kind... kinds) {
        Union union = new Union();
        for (Kind kind : kinds) {
            union.with(kind);
        }
        return union.kinds();
    }

    public static Kinds copyOf(Collection<Kind> kinds) {
        return kinds instanceof Kinds same ? same : of(kinds.toArray(Kind[]::new));
    }

    Kinds with(Kind kind) {
        return new Union().with(this).with(kind).kinds();
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
        return only == null ? holds(wanted.ordinal()) : only == wanted;
    }

    private boolean holds(int ordinal) {
        long word = ordinal < WORD ? first : ordinal < 2 * WORD ? second : third;
        return ((word >>> ordinal) & 1) != 0; // a shift takes the ordinal within its word
    }

    public boolean hasAny(Set<Kind> wanted) {
        if (wanted instanceof Kinds others) {
            return ((first & others.first) | (second & others.second) | (third & others.third)) != 0;
        }
        for (Kind kind : wanted) {
            if (has(kind)) {
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
    public boolean isEmpty() {
        return (first | second | third) == 0;
    }

    @Override
    public int size() {
        return Long.bitCount(first) + Long.bitCount(second) + Long.bitCount(third);
    }

    @Override
    public Iterator<Kind> iterator() {
        return new Iterator<>() {
            private int next = behind(-1);

            private int behind(int last) {
                int at = last + 1;
                while (at < ALL.length && !holds(at)) {
                    at++;
                }
                return at;
            }

            @Override
            public boolean hasNext() {
                return next < ALL.length;
            }

            @Override
            public Kind next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Kind kind = ALL[next];
                next = behind(next);
                return kind;
            }
        };
    }

    /** Kinds that are gathered from several places. Not thread-safe. */
    public static final class Union {

        private long first;
        private long second;
        private long third;

        public Union with(Kind kind) {
            long bit = 1L << kind.ordinal();
            if (kind.ordinal() < WORD) {
                first |= bit;
            } else if (kind.ordinal() < 2 * WORD) {
                second |= bit;
            } else {
                third |= bit;
            }
            return this;
        }

        public Union with(Kinds kinds) {
            first |= kinds.first;
            second |= kinds.second;
            third |= kinds.third;
            return this;
        }

        /** All that were gathered so far. */
        public Kinds kinds() {
            return new Kinds(first, second, third);
        }
    }
}
