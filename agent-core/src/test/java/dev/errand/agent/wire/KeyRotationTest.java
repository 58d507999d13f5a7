package dev.errand.agent.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.key.SigningKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRotationTest {

    private static final SigningKey OLD = SigningKey.random();
    private static final SigningKey NEW = SigningKey.random();
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void isSignedByBothKeysAndReadsBack() {
        KeyRotation rotation = KeyRotation.sign(OLD.address(), 1, OLD, NEW, AT);
        assertThat(rotation.objection()).isEmpty();
        assertThat(KeyRotation.parse(rotation.toJson())).isEqualTo(rotation);
    }

    @Test
    void noFieldCanBeChangedAfterwards() {
        KeyRotation r = KeyRotation.sign(OLD.address(), 1, OLD, NEW, AT);
        SigningKey thief = SigningKey.random();
        List<KeyRotation> forged = List.of(
                new KeyRotation(thief.address(), 1, r.oldKey(), r.newKey(), r.at(), r.byOldKey(), r.byNewKey()),
                new KeyRotation(r.agent(), 2, r.oldKey(), r.newKey(), r.at(), r.byOldKey(), r.byNewKey()),
                new KeyRotation(r.agent(), 1, thief.address(), r.newKey(), r.at(), r.byOldKey(), r.byNewKey()),
                new KeyRotation(r.agent(), 1, r.oldKey(), thief.address(), r.at(), r.byOldKey(), r.byNewKey()),
                new KeyRotation(r.agent(), 1, r.oldKey(), r.newKey(), AT.plusSeconds(1), r.byOldKey(), r.byNewKey()),
                new KeyRotation(r.agent(), 1, r.oldKey(), r.newKey(), r.at(), r.byNewKey(), r.byNewKey()),
                new KeyRotation(r.agent(), 1, r.oldKey(), r.newKey(), r.at(), r.byOldKey(), r.byOldKey()));
        assertThat(forged).allSatisfy(changed -> assertThat(changed.objection()).isPresent());
    }

    @Test
    void aChangeToTheSameKeyIsNone() {
        assertThatThrownBy(() -> KeyRotation.sign(OLD.address(), 1, OLD, OLD, AT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyRotation.parse("{\"agent\":5}")).isInstanceOf(IllegalArgumentException.class);
    }
}
