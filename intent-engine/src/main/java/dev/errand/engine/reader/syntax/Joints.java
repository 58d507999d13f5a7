package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import java.util.Set;

/** What stands between two things that are said: signs, and words that join or divide. */
public final class Joints {

    public static final Set<Kind> SIGNS = Kinds.of(Kind.COMMA, Kind.STOP);

    /** "So", and not "then": what somebody tells goes over it, as in "and then she will come on Sunday". */
    public static final Set<Kind> OF_TELLINGS = Clause.union(SIGNS, Kind.SO);

    /** What divides clauses; not "and", which joins words as well. */
    public static final Set<Kind> OF_CLAUSES = Clause.union(SIGNS, Kind.THEN, Kind.SO);

    public static final Set<Kind> ALL = Clause.union(OF_CLAUSES, Kind.AND);

    /** The same, and what asks for nothing. */
    public static final Set<Kind> ALL_AND_COURTESY = Clause.union(ALL, Kind.FILLER, Kind.SMALL_TALK, Kind.HARMLESS);

    /** What says that something more is to be done. */
    public static final Set<Kind> ADDING = Kinds.of(Kind.THEN, Kind.AND, Kind.ALSO);

    private Joints() {}
}
