package dev.errand.app;

import dev.errand.Errand;
import dev.errand.account.Patience;
import dev.errand.chain.ChainProfileFile;
import dev.errand.chain.DevnetKeys;
import dev.errand.engine.Answer;
import java.nio.file.Path;

/** A program that sends 25 USDC and dies on the way, as by a power cut: before the node has it, or just after. */
final class KilledProgram {

    static final int DIED = 42;

    private KilledProgram() {}

    public static void main(String[] arguments) throws Exception {
        boolean before = arguments[2].equals("before");
        try (Errand errand = Errand.builder()
                .chain(ChainProfileFile.read(Path.of(arguments[0])))
                .signer(DevnetKeys.key(0))
                .journal(Path.of(arguments[1]))
                .patience(Patience.DEVNET)
                .broadcaster(node -> signed -> {
                    if (!before) {
                        node.broadcast(signed);
                    }
                    Runtime.getRuntime().halt(DIED);
                    throw new IllegalStateException("halted programs do not come here");
                })
                .build()) {
            Answer.Proposed proposed =
                    (Answer.Proposed) errand.propose("send 25 USDC to 0x90F79bf6EB2c4f870365E785982E1f101E93b906");
            errand.execute(proposed.proposal().approve());
        }
    }
}
