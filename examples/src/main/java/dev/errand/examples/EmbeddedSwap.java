package dev.errand.examples;

import dev.errand.Errand;
import dev.errand.account.Settlement;
import dev.errand.defi.SwapAgents;
import dev.errand.devnet.Devnet;
import dev.errand.engine.Answer;
import java.nio.file.Files;
import java.time.Duration;

/** Errand embedded in a program: one sentence proposed, approved, and carried out on a devnet. */
public final class EmbeddedSwap {

    private EmbeddedSwap() {}

    /** Runs it; needs no arguments. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(run("swap 2 ETH for USDC"));
    }

    static String run(String sentence) throws Exception {
        try (Devnet devnet = Devnet.start();
                Errand errand = Errand.builder()
                        .chain(devnet.profile())
                        .signer(devnet.account(0))
                        .journal(Files.createTempDirectory("errand").resolve("journal.db"))
                        .agentTimeout(Duration.ofSeconds(30)) // chain, agent and user share this machine
                        .agent((profile, chain, clock) -> SwapAgents.grid(devnet.account(9), profile, chain, clock))
                        .build()) {
            return switch (errand.propose(sentence)) {
                case Answer.Proposed(var proposal) -> // show it to the user before this line
                    switch (errand.execute(proposal.approve())) {
                        case Settlement.Executed(var receipt) -> receipt.gains() + " in " + receipt.transaction();
                        case Settlement other -> "not done: " + other;
                    };
                case Answer other -> "nothing to approve: " + other;
            };
        }
    }
}
