package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.chain.ChainProfileFile;
import dev.errand.devnet.Devnet;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.Metering;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.provider.Hardware;
import dev.errand.value.Address;
import dev.errand.value.Token;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A bond is locked only for what is provided then, and comes back. */
class ProvideIT {

    private static final int PROVIDER = 5;
    private static final BigInteger BOND = BigInteger.valueOf(10_000_000);

    @TempDir
    private Path folder;

    @Test
    void whoCannotProvideLosesNothingAndWhoStopsHasHisBondBack() throws Exception {
        try (Devnet devnet = Devnet.start();
                ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path profile = folder.resolve("profile.json");
            ChainProfileFile.write(profile, devnet.profile());
            Token dollars = devnet.profile().token("USDC").orElseThrow();
            Address owner = devnet.account(PROVIDER).address();
            BigInteger before = devnet.client().balance(owner, dollars).units();
            String[] provide = {"provide", "--profile", profile.toString()};

            assertThat(told(provide, "--port", Integer.toString(busy.getLocalPort())))
                    .contains("cannot listen on");
            assertThat(told(provide, "--price", "0")).contains("must be above zero");
            assertThat(told(provide, "--registry", "mysql://x")).contains("--registry");
            assertThat(told(provide, "--offer", "999")).contains("there is no offer 999 on the chain");
            assertThat(told(provide, "--close", "999")).contains("there is no offer 999 on the chain");
            assertThat(devnet.client().balance(owner, dollars).units()).isEqualTo(before);

            LeaseMarket market = LeaseMarket.of(devnet.profile(), devnet.client(), devnet.account(PROVIDER));
            BigInteger offer;
            try (LocalProvider provider = LocalProvider.start(
                    market,
                    devnet.account(PROVIDER),
                    new LocalProvider.Wanted(null, dollars, BigInteger.TEN, Metering.UNITS, BOND, 10_000, Address.ZERO),
                    "127.0.0.1",
                    0,
                    new EmbeddedBackend(),
                    Hardware.read(),
                    folder)) {
                offer = provider.desk().listing().offerId();
                assertThat(devnet.client().balance(owner, dollars).units()).isEqualTo(before.subtract(BOND));
            }
            assertThat(told(provide, "--offer", offer.toString(), "--devnet-account", "6"))
                    .contains("offer " + offer + " is not ");
            assertThat(told(provide, "--close", offer.toString(), "--devnet-account", "6"))
                    .contains("offer " + offer + " is not ");

            assertThat(Main.commandLine()
                            .execute("provide", "--profile", profile.toString(), "--close", offer.toString()))
                    .isZero();
            assertThat(devnet.client().balance(owner, dollars).units()).isEqualTo(before);
            assertThat(market.offer(offer).orElseThrow().open()).isFalse();
        }
    }

    private static String told(String[] command, String... options) {
        StringWriter complaints = new StringWriter();
        CommandLine program = Main.commandLine().setErr(new PrintWriter(complaints, true));
        String[] all = new String[command.length + options.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(options, 0, all, command.length, options.length);
        assertThat(program.execute(all)).isEqualTo(1);
        assertThat(complaints.toString()).hasLineCount(1);
        return complaints.toString();
    }
}
