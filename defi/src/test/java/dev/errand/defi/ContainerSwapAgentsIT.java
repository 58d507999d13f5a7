package dev.errand.defi;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.errand.devnet.Devnet;
import org.testcontainers.DockerClientFactory;

class ContainerSwapAgentsIT extends SwapAgentsContract {

    @Override
    Devnet startDevnet() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            String reason = "Swaps in a container are not tested: Docker is not running; .ci/docker brings it up";
            System.out.println(reason); // Maven's summary leaves the reason out
            abort(reason);
        }
        return Devnet.startInContainer();
    }
}
