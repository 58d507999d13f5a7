package dev.errand.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RemotePhrasebookIT {

    @Test
    void anAgentInAnotherProcessIsAskedByItsCard() throws Exception {
        assertThat(RemotePhrasebook.run("thank you")).isEqualTo("thank you → 谢谢");
    }
}
