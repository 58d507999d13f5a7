package dev.errand.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HardwareTest {

    @Test
    void theLinesOfNvidiaSmiAreCounted() {
        assertThat(Hardware.parseGpus("NVIDIA A100-SXM4-80GB, 81920\nNVIDIA A100-SXM4-80GB, 81920\n"))
                .contains(new Hardware("NVIDIA A100-SXM4-80GB", 2, 81_920L << 20, true));
    }

    @Test
    void whatIsNoListOfGpusIsNone() {
        assertThat(Hardware.parseGpus("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver."))
                .isEmpty();
        assertThat(Hardware.parseGpus("")).isEmpty();
    }

    @Test
    void everyMachineComputesOnSomething() {
        Hardware hardware = Hardware.read();
        assertThat(hardware.count()).isPositive();
        assertThat(hardware.memoryBytes()).isGreaterThan(1L << 28);
        assertThat(hardware.name()).isNotBlank();
    }
}
