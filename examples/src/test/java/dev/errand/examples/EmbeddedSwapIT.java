package dev.errand.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmbeddedSwapIT {

    @Test
    void swapsAndTellsWhatArrived() throws Exception {
        assertThat(EmbeddedSwap.run("swap 2 ETH for USDC")).matches("\\[59\\d\\d\\.\\d+ USDC] in 0x[0-9a-f]{64}");
    }

    @Test
    void saysWhyThereIsNothingToApprove() throws Exception {
        assertThat(EmbeddedSwap.run("swap 2000000 ETH for USDC"))
                .startsWith("nothing to approve")
                .contains("Refused");
    }
}
