package dev.errand.engine.model;

import dev.errand.engine.model.Evidence.Cited;
import dev.errand.engine.reader.Grounding;
import dev.errand.engine.reader.Grounding.Proposed;
import dev.errand.engine.reader.Grounding.Sense;
import dev.errand.engine.reader.Grounding.Value;
import dev.errand.intent.Ground;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes intents of claims. Settles what "it" and "the rest" stand for by the same rules as the grammars. */
final class Steps {

    private static final String STEP = "step:";

    private final Lexemes lexemes;
    private final List<Proposed> steps = new ArrayList<>();
    private final List<BigDecimal> used = new ArrayList<>();

    Steps(Lexemes lexemes) {
        this.lexemes = lexemes;
    }

    List<Proposed> resolve(List<Claim> claims) throws Ungrounded {
        for (Claim claim : claims) {
            Map<String, Value> leaves = new LinkedHashMap<>();
            for (Cited value : claim.values()) {
                leaves.put(value.path(), new Value(value.value(), value.ground()));
            }
            for (Cited value : claim.values()) {
                if (value.field() == Field.STEP) {
                    refer(value, leaves);
                }
            }
            steps.add(new Proposed(claim.type(), leaves));
            used.add(BigDecimal.ZERO);
        }
        return steps;
    }

    private void refer(Cited reference, Map<String, Value> leaves) throws Ungrounded {
        String role = reference.role();
        boolean rest = lexemes.is(reference.lexeme(), Sense.REST);
        int step = rest ? onlyPartlyUsed() : lastThatGives();
        if (step < 0 || !reference.value().equals(STEP + step)) {
            throw new Ungrounded("\"" + reference.ground().text() + "\" is not what " + reference.value() + " gives");
        }
        String given = Grounding.gives(steps.get(step)).orElseThrow();
        Value share = leaves.get(role + ".amount.share");
        BigDecimal left = BigDecimal.ONE.subtract(used.get(step));
        BigDecimal part = share == null ? BigDecimal.ONE : new BigDecimal(share.value());
        part = rest ? part.multiply(left) : part;
        Value token = leaves.get(role + ".token");
        if (part.compareTo(left) > 0 || (token != null && !token.value().equals(given))) {
            throw new Ungrounded("more, or other, than step " + step + " gives");
        }
        used.set(step, used.get(step).add(part));
        Ground ground = share == null ? Ground.rule("", "all of what step " + step + " gives") : share.ground();
        leaves.put(role + ".amount.share", new Value(part.stripTrailingZeros().toPlainString(), ground));
        if (token == null) {
            leaves.put(role + ".token", new Value(given, Ground.rule("", "output of step " + step)));
        }
    }

    private int lastThatGives() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (Grounding.gives(steps.get(i)).isPresent()) {
                return i;
            }
        }
        return Lexemes.NONE;
    }

    private int onlyPartlyUsed() {
        int found = Lexemes.NONE;
        for (int i = 0; i < steps.size(); i++) {
            if (used.get(i).signum() > 0 && used.get(i).compareTo(BigDecimal.ONE) < 0) {
                if (found >= 0) {
                    return Lexemes.NONE;
                }
                found = i;
            }
        }
        return found;
    }
}
