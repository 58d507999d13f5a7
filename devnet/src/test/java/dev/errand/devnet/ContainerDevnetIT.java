package dev.errand.devnet;

import static org.junit.jupiter.api.Assumptions.abort;

import org.testcontainers.DockerClientFactory;

class ContainerDevnetIT extends DevnetContract {

    @Override
    Devnet start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            String reason = "The devnet in a container is not tested: Docker is not running; .ci/docker brings it up";
            System.out.println(reason); // Maven's summary leaves the reason out
            abort(reason);
        }
        return Devnet.startInContainer();
    }
}
