package dev.errand.defi;

import dev.errand.devnet.Devnet;

class ProcessSwapAgentsIT extends SwapAgentsContract {

    @Override
    Devnet startDevnet() {
        return Devnet.start();
    }
}
