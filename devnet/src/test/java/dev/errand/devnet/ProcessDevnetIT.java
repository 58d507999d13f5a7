package dev.errand.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ProcessDevnetIT extends DevnetContract {

    @Override
    Devnet start() {
        return Devnet.start();
    }

    @Test
    void severalRunSideBySide() {
        URI closed;
        try (Devnet one = Devnet.start();
                Devnet other = Devnet.start()) {
            assertThat(one.rpcUrl()).isNotEqualTo(other.rpcUrl());
            one.mine();
            assertThat(one.client().head().number())
                    .isEqualTo(other.client().head().number() + 1);
            closed = other.rpcUrl();
        }
        try (Devnet successor = Devnet.start(DevnetOptions.DEFAULT.withPort(closed.getPort()))) {
            assertThat(successor.rpcUrl()).isEqualTo(closed);
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        try (Devnet first = Devnet.start()) {
            DevnetOptions same = DevnetOptions.DEFAULT.withPort(first.rpcUrl().getPort());
            assertThatThrownBy(() -> Devnet.start(same))
                    .isInstanceOf(AnvilFailedException.class)
                    .hasMessageContaining("in use");
        }
    }
}
