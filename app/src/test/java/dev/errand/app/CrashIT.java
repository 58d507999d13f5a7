package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.Errand;
import dev.errand.account.Patience;
import dev.errand.account.Settlement;
import dev.errand.chain.ChainProfileFile;
import dev.errand.devnet.Devnet;
import dev.errand.journal.State;
import dev.errand.value.Address;
import dev.errand.value.Token;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isEqualTo(KilledProgram.DIED);

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
}
