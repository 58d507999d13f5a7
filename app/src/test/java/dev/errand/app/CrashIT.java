package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.Errand;
import dev.errand.account.Patience;
import dev.errand.account.Settlement;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ChainProfileFile;
import dev.errand.chain.Finality;
import dev.errand.devnet.Devnet;
import dev.errand.engine.Answer;
import dev.errand.journal.State;
import dev.errand.value.Address;
import dev.errand.value.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real process dies between writing and sending, or between sending and the receipt; the next one finishes its work, once. */
class CrashIT {

    private static final Address RECIPIENT = Address.parse("0x90F79bf6EB2c4f870365E785982E1f101E93b906");

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void aKilledProgramsTransferHappensJustOnce(String moment, @TempDir Path folder) throws Exception {
        Path profile = folder.resolve("profile.json");
        Path journal = folder.resolve("journal.db");
        try (Devnet devnet = Devnet.start()) {
            ChainProfileFile.write(profile, devnet.profile());
            Token dollars = devnet.profile().token("USDC").orElseThrow();
            Process program = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledProgram.class.getName(),
                            profile.toString(),
                            journal.toString(),
                            moment)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.txt").toFile())
                    .start();
            assertThat(program.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(program.exitValue())
                    .as(Files.readString(folder.resolve("output.txt")))
                    .isEqualTo(KilledProgram.DIED);

            for (int restart = 0; restart < 2; restart++) {
                try (Errand errand = Errand.builder()
                        .chain(devnet.profile())
                        .signer(devnet.account(0))
                        .journal(journal)
                        .patience(Patience.DEVNET)
                        .build()) {
                    if (restart == 0) {
                        assertThat(errand.recovered()).singleElement().isInstanceOf(Settlement.Executed.class);
                    } else {
                        assertThat(errand.recovered()).isEmpty();
                    }
                    assertThat(errand.history())
                            .singleElement()
                            .satisfies(entry -> assertThat(entry.state()).isEqualTo(State.EXECUTED));
                }
                assertThat(devnet.client().balance(RECIPIENT, dollars)).hasToString("100025 USDC");
                assertThat(devnet.client().balance(devnet.account(0).address(), dollars))
                        .hasToString("99975 USDC");
            }
        }
    }

    /** The block that held the transfer is reorganised away before it is final: it is sent again, as the very same bytes. */
    @Test
    void aTransferThatIsReorganisedAwayHappensJustOnce(@TempDir Path folder) throws Exception {
        Path journal = folder.resolve("journal.db");
        try (Devnet devnet = Devnet.start()) {
            ChainProfile slow = withFinality(devnet.profile(), new Finality(3));
            Token dollars = devnet.profile().token("USDC").orElseThrow();
            try (Errand errand = start(slow, devnet, journal)) {
                Answer.Proposed proposed = (Answer.Proposed) errand.propose("send 25 USDC to " + RECIPIENT);
                assertThat(errand.execute(proposed.proposal().approve())).isInstanceOf(Settlement.Pending.class);
                assertThat(errand.history().getFirst().state()).isEqualTo(State.INCLUDED);
            }
            devnet.client().request("anvil_reorg", 1, List.of());
            assertThat(devnet.client().balance(RECIPIENT, dollars)).hasToString("100000 USDC");

            try (Errand errand = start(slow, devnet, journal)) {
                assertThat(errand.recovered()).singleElement().isInstanceOf(Settlement.Pending.class);
                assertThat(errand.history().getFirst().state()).isEqualTo(State.INCLUDED);
            }
            devnet.mine();
            devnet.mine();
            devnet.mine();
            try (Errand errand = start(slow, devnet, journal)) {
                assertThat(errand.recovered()).singleElement().isInstanceOf(Settlement.Executed.class);
            }
            assertThat(devnet.client().balance(RECIPIENT, dollars)).hasToString("100025 USDC");
        }
    }

    private static Errand start(ChainProfile profile, Devnet devnet, Path journal) {
        return Errand.builder()
                .chain(profile)
                .signer(devnet.account(0))
                .journal(journal)
                .patience(new Patience(Duration.ofSeconds(2), Duration.ofMillis(20)))
                .build();
    }

    private static ChainProfile withFinality(ChainProfile profile, Finality finality) {
        return new ChainProfile(
                profile.chainId(),
                profile.rpc(),
                finality,
                profile.maxInFlight(),
                profile.account(),
                profile.sandboxFactory(),
                profile.tokens(),
                profile.wrappedNative(),
                profile.venues(),
                profile.nameRegistry());
    }
}
