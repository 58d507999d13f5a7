package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import java.util.Set;

/** What asks to be shown something. */
public final class Asking {

    public static final Set<Kind> TO_SEE = Kinds.of(Kind.HOW_MUCH, Kind.WHAT, Kind.ASK_HAVE, Kind.SHOW);

    /** The same, and "have", which asks beside a balance only. */
    public static final Set<Kind> OF_BALANCES = Clause.union(TO_SEE, Kind.HAVE);

    private Asking() {}
}
