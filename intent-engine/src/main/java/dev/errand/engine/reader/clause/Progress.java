package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.syntax.Mention;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The best reading of the text up to some place. */
record Progress(
        int cost,
        List<Draft> drafts,
        Set<Clauses.Aside> asides,
        @Nullable Mention topic,
        boolean all) {

    /** Nothing is read yet. */
    static final Progress BEGIN = new Progress(0, List.of(), EnumSet.noneOf(Clauses.Aside.class), null, true);

    Progress with(int more, List<Draft> steps) {
        return new Progress(cost + more, steps, asides, topic, all);
    }

    Progress with(int more, Clauses.Aside aside) {
        EnumSet<Clauses.Aside> both = EnumSet.of(aside);
        both.addAll(asides);
        return new Progress(cost + more, drafts, both, topic, all);
    }

    Progress about(int more, @Nullable Mention newTopic) {
        return new Progress(cost + more, drafts, asides, newTopic == null ? topic : newTopic, all);
    }

    Progress withGap(int more) {
        return new Progress(cost + more, drafts, asides, topic, false);
    }
}
