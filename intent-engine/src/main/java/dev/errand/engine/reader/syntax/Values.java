package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import java.util.Set;

/** Lexemes that say how much, of what, to whom or where: groups that more than one rule knows. */
public final class Values {

    /** What has a name. */
    public static final Set<Kind> NAMED =
            Kinds.of(Kind.TOKEN, Kind.RECIPIENT, Kind.BAD_RECIPIENT, Kind.MARKET, Kind.MODEL, Kind.GPU);

    /** What is written alike in any language. */
    public static final Set<Kind> WRITTEN = Clause.union(NAMED, Kind.NUMBER, Kind.BAD_NUMBER, Kind.SHARE);

    private static final Kind[] MEASURES = {
        Kind.DOLLAR,
        Kind.CURRENCY,
        Kind.PERCENT,
        Kind.BPS,
        Kind.ATTACHMENT,
        Kind.PRECISION,
        Kind.FRAME_UNIT,
        Kind.REQUEST_UNIT,
        Kind.TOKEN_UNIT,
        Kind.PARAMETER_UNIT
    };

    /** What is a value by itself, as a number alone is not: "2 of my friends". */
    public static final Set<Kind> BUT_NUMBERS = Clause.union(NAMED, MEASURES);

    public static final Set<Kind> ALL = Clause.union(WRITTEN, MEASURES);

    private Values() {}
}
