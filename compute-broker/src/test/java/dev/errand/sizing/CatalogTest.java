package dev.errand.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {

    private static final Catalog CATALOG = Catalog.bundled();

    @ParameterizedTest
    @CsvSource({
        "A100-80GB, A100-SXM-80GB",
        "A100-40GB, A100-SXM-40GB",
        "NVIDIA A100-SXM4-80GB, A100-SXM-80GB",
        "RTX4090-24GB, RTX4090",
        "h100, H100-SXM",
        "a10, A10",
        "A10-24GB, A10",
        "H100 PCIe, H100-PCIe",
        "NVIDIA H100 80GB HBM3, H100-SXM",
        "NVIDIA GeForce RTX 4090, RTX4090",
    })
    void knowsAGpuByItsFamilyAndItsMemory(String written, String meant) {
        assertThat(CATALOG.gpu(written).name()).isEqualTo(meant);
    }

    @Test
    void refusesAFamilyWithAnotherMemory() {
        assertThatThrownBy(() -> CATALOG.gpu("A100-60GB"))
                .isInstanceOf(UnsizableException.class)
                .hasMessageContaining("A100-SXM-80GB");
    }
}
