package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.Errand;
import dev.errand.account.Patience;
import dev.errand.account.Settlement;
import dev.errand.broker.ComputeAgents;
import dev.errand.devnet.Devnet;
import dev.errand.engine.Answer;
import dev.errand.engine.ProposedStep;
import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.Metering;
import dev.errand.offer.LeaseWork;
import dev.errand.openai.ApiClient;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.provider.Hardware;
import dev.errand.rental.Bill;
import dev.errand.rental.Rental;
import dev.errand.sizing.Catalog;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines that are rented for hours by a sentence. The one here only says that it has H100s: what it computes on is this CPU. */
class RentIT {

    private static final BigInteger PER_SECOND = BigInteger.valueOf(700); // 2.52 USDC an hour
    private static final String BODY = "{\"model\":\"all-minilm-l6-v2-q\",\"input\":[\"one line\"]}";

    @Test
    void whatIsRentedForHoursIsPaidByTheSecondAndTheRestComesBack(@TempDir Path folder) throws Exception {
        try (Devnet devnet = Devnet.start();
                LocalProvider provider = provider(devnet, folder);
                Errand errand = errand(devnet, folder)) {
            errand.start(provider.agent(Optional.empty()));
            Token dollars = devnet.profile().token("USDC").orElseThrow();
            Address user = errand.account();
            BigInteger before = devnet.client().balance(user, dollars).units();

            assertThat(errand.propose("rent 1 H100 for 2 hours, at most 5 USDC"))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.reasons())
                                    .singleElement()
                                    .asString()
                                    .contains("it locks 5.04 USDC, and you allow 5 USDC"));
            Answer.Proposed answer = (Answer.Proposed) errand.propose("租1张H100用两小时，最多10美元");
            ProposedStep.Rental rental =
                    (ProposedStep.Rental) answer.proposal().steps().getFirst();
            assertThat(rental.work().kind()).isEqualTo(LeaseWork.Kind.RENT);
            assertThat(rental.locked()).isEqualTo(TokenAmount.of(dollars, "5.04"));

            assertThat(errand.execute(answer.proposal().approve())).isInstanceOf(Settlement.Executed.class);
            Rental rented = errand.rental(answer.proposal()).orElseThrow();
            ApiClient client = new ApiClient(rented.endpoint(), Map.of(), Duration.ofMinutes(1));
            assertThat(client.post("/v1/embeddings", BODY.getBytes(StandardCharsets.UTF_8), Map.of())
                            .status())
                    .isEqualTo(200);
            while (rented.units() == 0) {
                Thread.onSpinWait();
            }
            rented.finish();
            Bill bill = rented.await().bill();

            assertThat(bill.isSettled()).as(bill.toString()).isTrue();
            assertThat(bill.units()).as("seconds").isBetween(1L, 7_199L);
            BigInteger paid = PER_SECOND.multiply(BigInteger.valueOf(bill.units()));
            assertThat(bill.paid().units()).isEqualTo(paid);
            assertThat(devnet.client().balance(user, dollars).units()).isEqualTo(before.subtract(paid));
        }
    }

    @Test
    void trainingAndRenderingRentTheMachinesThatTheyTakeForAsLongAsTheyMayTake(@TempDir Path folder) throws Exception {
        try (Devnet devnet = Devnet.start();
                LocalProvider provider = provider(devnet, folder);
                Errand errand = errand(devnet, folder)) {
            errand.start(provider.agent(Optional.empty()));
            errand.start(ComputeAgents.estimator(SigningKey.random(), Catalog.bundled()));
            Token dollars = devnet.profile().token("USDC").orElseThrow();
            BigInteger before =
                    devnet.client().balance(errand.account(), dollars).units();

            Answer.Proposed training = (Answer.Proposed) errand.propose("train a 1B model on 1B tokens on 2 H100");
            ProposedStep.Rental machines =
                    (ProposedStep.Rental) training.proposal().steps().getFirst();
            assertThat(machines.work().gpus()).isEqualTo(2);
            assertThat(machines.sizing()).anyMatch(line -> line.contains("6 × 1.000e+09 parameters"));

            Answer.Proposed answer = (Answer.Proposed) errand.propose("用H100渲染600帧，每帧10秒，最多20美元");
            ProposedStep.Rental rental =
                    (ProposedStep.Rental) answer.proposal().steps().getFirst();
            assertThat(rental.work().kind()).isEqualTo(LeaseWork.Kind.RENT);
            assertThat(rental.work().duration()).as("2.4 of 6,000 s").isEqualTo(Duration.ofSeconds(14_400));
            assertThat(rental.locked()).isEqualTo(TokenAmount.of(dollars, "10.08"));
            assertThat(errand.propose("render 600 frames at 10 seconds each on an H100 within 2 hours"))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            late -> assertThat(late.reasons())
                                    .singleElement()
                                    .asString()
                                    .contains("expects 6000 s, and at 1.55 of that it is too late"));

            assertThat(errand.execute(answer.proposal().approve())).isInstanceOf(Settlement.Executed.class);
            Rental rented = errand.rental(answer.proposal()).orElseThrow();
            while (rented.units() == 0) {
                Thread.onSpinWait();
            }
            rented.finish();
            Bill bill = rented.await().bill();
            assertThat(bill.isSettled()).as(bill.toString()).isTrue();
            assertThat(devnet.client().balance(errand.account(), dollars).units())
                    .isEqualTo(before.subtract(PER_SECOND.multiply(BigInteger.valueOf(bill.units()))));
        }
    }

    private static LocalProvider provider(Devnet devnet, Path folder) throws Exception {
        return LocalProvider.start(
                LeaseMarket.of(devnet.profile(), devnet.client(), devnet.account(5)),
                devnet.account(5),
                new LocalProvider.Wanted(
                        null,
                        devnet.profile().token("USDC").orElseThrow(),
                        PER_SECOND,
                        Metering.SECONDS,
                        BigInteger.valueOf(10_000_000),
                        300,
                        Address.ZERO),
                "127.0.0.1",
                0,
                new EmbeddedBackend(),
                new Hardware("H100-SXM", 2, 80L << 30, true),
                folder);
    }

    private static Errand errand(Devnet devnet, Path folder) {
        return Errand.builder()
                .chain(devnet.profile())
                .signer(devnet.account(0))
                .journal(folder.resolve("journal.db"))
                .patience(Patience.DEVNET)
                .agentTimeout(Duration.ofSeconds(20)) // the machine may be busy
                .build();
    }
}
