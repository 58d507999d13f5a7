package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import java.util.Set;

/** Things that only requests of ours are about. */
public final class Entities {

    public static final Set<Kind> ALL = Kinds.of(
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

    private Entities() {}
}
