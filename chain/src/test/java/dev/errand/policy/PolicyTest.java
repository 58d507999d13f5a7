package dev.errand.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.value.Address;
import dev.errand.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTest {

    private static final Address FRIEND = Address.parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    private static final Address STRANGER = Address.parse("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");
    private static final Address ENEMY = Address.parse("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB");

    private static final Policy.Limits LIMITS = new Policy.Limits(
            BigDecimal.valueOf(100),
            BigDecimal.valueOf(1_000),
            BigDecimal.valueOf(2_000),
            BigInteger.valueOf(1_000_000),
            Set.of(FRIEND),
            Set.of(ENEMY));

    private final Policy policy = Policy.of(LIMITS);

    private static Spending spending(String dollars, Address... recipients) {
        return new Spending(
                new BigDecimal(dollars), List.of(), Set.of(recipients), Set.of(recipients), BigInteger.ONE, List.of());
    }

    private Decision.Verdict verdict(Spending spending, String today) {
        return policy.judge(spending, new BigDecimal(today)).verdict();
    }

    @Test
    void allowsAsksAndDeniesByTheAmount() {
        assertThat(verdict(spending("100"), "0")).isEqualTo(Decision.Verdict.ALLOW);
        assertThat(verdict(spending("100.01"), "0")).isEqualTo(Decision.Verdict.ASK);
        assertThat(verdict(spending("1000.01"), "0")).isEqualTo(Decision.Verdict.DENY);
    }

    @Test
    void addsUpWhatLeftWithinTheDay() {
        assertThat(verdict(spending("50"), "1950")).isEqualTo(Decision.Verdict.ALLOW);
        assertThat(verdict(spending("50"), "1950.01")).isEqualTo(Decision.Verdict.DENY);
    }

    @Test
    void asksForNewRecipientsAndNeverPaysDeniedOnes() {
        assertThat(verdict(spending("1", FRIEND), "0")).isEqualTo(Decision.Verdict.ALLOW);
        assertThat(verdict(spending("1", STRANGER), "0")).isEqualTo(Decision.Verdict.ASK);
        assertThat(verdict(spending("1", ENEMY), "0")).isEqualTo(Decision.Verdict.DENY);
        Spending again = new Spending(BigDecimal.ONE, List.of(), Set.of(STRANGER), Set.of(), BigInteger.ONE, List.of());
        assertThat(verdict(again, "0")).isEqualTo(Decision.Verdict.ALLOW);
    }

    private static Spending unpriced(String dollars) {
        return new Spending(new BigDecimal(dollars), List.of(Token.ETH), Set.of(), Set.of(), BigInteger.ONE, List.of());
    }

    /** The gas alone, where the chain has no price for its coin, must not take the limits from all the rest. */
    @Test
    void asksForWhatHasNoPriceAndHoldsTheRestToItsLimits() {
        assertThat(policy.judge(unpriced("0"), BigDecimal.ZERO))
                .isEqualTo(new Decision(
                        Decision.Verdict.ASK,
                        List.of("there is no price in dollars to be trusted for its ETH,"
                                + " so that no limit in dollars could be checked")));
        assertThat(policy.judge(unpriced("50"), BigDecimal.ZERO))
                .isEqualTo(new Decision(
                        Decision.Verdict.ASK,
                        List.of("there is no price in dollars to be trusted for its ETH,"
                                + " so that the limits in dollars were checked for the other $50.00 only")));
        assertThat(verdict(unpriced("1000.01"), "0")).isEqualTo(Decision.Verdict.DENY);
        assertThat(verdict(unpriced("50"), "1950.01")).isEqualTo(Decision.Verdict.DENY);
    }

    @Test
    void deniesSurprisesAndDearGas() {
        Spending surprising = new Spending(
                BigDecimal.ONE, List.of(), Set.of(), Set.of(), BigInteger.ONE, List.of("an approval is left"));
        assertThat(verdict(surprising, "0")).isEqualTo(Decision.Verdict.DENY);
        Spending dear =
                new Spending(BigDecimal.ONE, List.of(), Set.of(), Set.of(), BigInteger.valueOf(1_000_001), List.of());
        assertThat(verdict(dear, "0")).isEqualTo(Decision.Verdict.DENY);
    }

    @Test
    void theStrictestFindingCountsAndAllReasonsAreGiven() {
        Decision decision = policy.judge(spending("500", STRANGER, ENEMY), BigDecimal.ZERO);
        assertThat(decision.verdict()).isEqualTo(Decision.Verdict.DENY);
        assertThat(decision.reasons()).hasSize(3);
    }

    @Test
    void aMissingOrUnreadableStoreDenies(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("policy.json");
        assertThat(Policy.read(file).judge(spending("1"), BigDecimal.ZERO).denies())
                .isTrue();
        Files.writeString(file, "{\"askAboveDollars\": \"100\"}");
        assertThat(Policy.read(file).judge(spending("1"), BigDecimal.ZERO).denies())
                .isTrue();
        Policy.write(file, LIMITS);
        assertThat(Policy.read(file)
                        .judge(spending("1", FRIEND), BigDecimal.ZERO)
                        .verdict())
                .isEqualTo(Decision.Verdict.ALLOW);
    }
}
