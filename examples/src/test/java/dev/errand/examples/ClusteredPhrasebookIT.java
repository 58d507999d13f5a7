package dev.errand.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ClusteredPhrasebookIT {

    @Test
    void anAgentOnAnotherNodeIsAskedByItsAddressAlone() throws Exception {
        assertThat(ClusteredPhrasebook.run("thank you")).isEqualTo("thank you → 谢谢");
    }
}
