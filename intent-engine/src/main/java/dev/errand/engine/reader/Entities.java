package dev.errand.engine.reader;

import java.util.EnumSet;
import java.util.Set;

/** Things that only requests of ours are about. */
final class Entities {

    static final Set<Kind> ALL = EnumSet.of(
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.MODEL,
            Kind.GPUS,
            Kind.FRAMES,
            Kind.PARAMETERS,
            Kind.LIMIT,
            Kind.TRIGGER,
            Kind.MODEL_NOUN,
            Kind.BALANCE,
            Kind.DEBT,
            Kind.SCENE,
            Kind.FRAME_TIME,
            Kind.ATTACHMENT,
            Kind.A_LOAN);

    /** What a request is about: where none stands in a text, nothing is said beside one. */
    static final Set<Kind> TOPICS =
            EnumSet.of(Kind.TOKEN, Kind.GPU, Kind.MODEL, Kind.FRAME_UNIT, Kind.PARAMETER_UNIT, Kind.BALANCE);
    /** Lexemes that no remark beside a request holds. */
    static final Set<Kind> NO_REMARK = EnumSet.of(
            Kind.TOKEN,
            Kind.MARKET,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.GPU,
            Kind.MODEL,
            Kind.ATTACHMENT,
            Kind.PERCENT,
            Kind.BAD_NUMBER,
            Kind.AGAIN);

    private Entities() {}
}
