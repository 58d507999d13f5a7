package dev.errand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.chain.Fees;
import dev.errand.engine.Contest.Entry;
import dev.errand.engine.Contest.Measure;
import dev.errand.engine.Contest.Trial;
import dev.errand.offer.ReferenceQuotes;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Offers weighed with their gas: 10 gwei a unit of gas, ether at 3,000 USDC, so that 100,000 units cost 3 USDC. */
class ContestTest {

    private static final Token USDC = new Token(Address.parse("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"), "USDC", 6);
    private static final Fees FEES = new Fees(BigInteger.valueOf(9_000_000_000L), BigInteger.valueOf(1_000_000_000L));

    /** Ether and USDC at one price, whatever the amount. */
    private static final ReferenceQuotes QUOTES = new ReferenceQuotes() {
        @Override
        public Optional<Quote> quoteSell(TokenAmount sell, Token buy) {
            return Optional.of(Quote.of(worth(sell, buy)));
        }

        @Override
        public Optional<Quote> quoteBuy(TokenAmount buy, Token sell) {
            return Optional.of(Quote.of(worth(buy, sell)));
        }

        private TokenAmount worth(TokenAmount ether, Token token) {
            assertThat(ether.token()).isEqualTo(Token.ETH);
            return new TokenAmount(
                    token, ether.units().multiply(BigInteger.valueOf(3_000)).divide(BigInteger.TEN.pow(12)));
        }
    };

    private static final ReferenceQuotes NONE = new ReferenceQuotes() {
        @Override
        public Optional<Quote> quoteSell(TokenAmount sell, Token buy) {
            return Optional.empty();
        }

        @Override
        public Optional<Quote> quoteBuy(TokenAmount buy, Token sell) {
            return Optional.empty();
        }
    };

    private final Map<String, Trial> trials = new LinkedHashMap<>();
    private final List<Entry<String>> entries = new ArrayList<>();
    private final List<String> simulated = new ArrayList<>();

    private void offer(String agent, String counted, long gas) {
        offer(agent, TokenAmount.of(USDC, counted), new Trial.Kept(gas));
    }

    private void offer(String agent, TokenAmount counted, Trial trial) {
        entries.add(new Entry<>(agent, counted));
        trials.put(agent, trial);
    }

    private Contest<String> run(Measure measure, ReferenceQuotes quotes) {
        Token token = entries.getFirst().counted().token();
        GasPrice price = measure == Measure.ASKED
                ? GasPrice.inPaid(token, FEES, quotes)
                : GasPrice.inReceived(token, FEES, quotes);
        Contest<String> contest = new Contest<>(measure, price);
        contest.run(entries, agent -> {
            simulated.add(agent);
            return trials.get(agent);
        });
        return contest;
    }

    private static List<String> order(Contest<String> contest) {
        return contest.ranked().stream().map(Contest.Ranked::one).toList();
    }

    private static List<String> told(Contest<String> contest) {
        return contest.verdicts(
                (agent, worth, verdict) -> agent + ": "
                        + worth.map(after ->
                                        after.wholeTokens().stripTrailingZeros().toPlainString() + ", ")
                                .orElse("")
                        + verdict.reason(),
                List.of());
    }

    @Test
    void theLargerGuaranteeLosesIfItsGasCostsMoreThanItAdds() {
        offer("nine pools", "2984.75", 1_000_000); // 30 USDC of gas
        offer("one pool", "2984.5", 200_000); // 6 USDC
        Contest<String> contest = run(Measure.GUARANTEED, QUOTES);
        assertThat(told(contest))
                .containsExactly(
                        "one pool: 2978.5, leaves you most once gas is paid",
                        "nine pools: 2954.75, guarantees 0.25 USDC more, but costs 24 USDC more gas");
    }

    @Test
    void theLargerGuaranteeWinsIfItAddsMoreThanItsGas() {
        offer("one pool", "2900", 200_000);
        offer("nine pools", "2984.75", 1_000_000);
        assertThat(told(run(Measure.GUARANTEED, QUOTES)))
                .containsExactly(
                        "nine pools: 2954.75, leaves you most once gas is paid",
                        "one pool: 2894, guarantees 84.75 USDC less, for only 24 USDC less gas");
    }

    @Test
    void lessForMoreGasIsSaidSo() {
        offer("good", "2984.75", 200_000);
        offer("bad", "2980.75", 300_000);
        assertThat(told(run(Measure.GUARANTEED, QUOTES)).getLast())
                .endsWith("guarantees 4 USDC less, and costs 3 USDC more gas");
    }

    @Test
    void ofEqualOffersTheFirstOfTheRegistryIsTaken() {
        offer("first", "2984.75", 200_000);
        offer("second", "2984.75", 200_000);
        Contest<String> contest = run(Measure.GUARANTEED, QUOTES);
        assertThat(order(contest)).containsExactly("first", "second");
        assertThat(told(contest).getLast()).endsWith("guarantees just as much, for the same gas");
    }

    /** Gas is an estimate and a guarantee is enforced: where they come to the same, the larger guarantee is taken. */
    @Test
    void ofOffersThatLeaveTheSameTheLargerGuaranteeIsTaken() {
        offer("less gas", "2981.75", 100_000);
        offer("more guaranteed", "2984.75", 200_000);
        assertThat(order(run(Measure.GUARANTEED, QUOTES))).containsExactly("more guaranteed", "less gas");
    }

    @Test
    void aPurchaseCostsWhatItTakesAndItsGas() {
        offer("cheap, much gas", "3000", 1_000_000);
        offer("dear, little gas", "3001", 200_000);
        assertThat(told(run(Measure.ASKED, QUOTES)))
                .containsExactly(
                        "dear, little gas: 3007, costs you least, gas included",
                        "cheap, much gas: 3030, takes 1 USDC less, but costs 24 USDC more gas");
    }

    @Test
    void etherNeedsNoQuote() {
        TokenAmount one = TokenAmount.of(Token.ETH, "1");
        offer("much gas", one, new Trial.Kept(1_000_000)); // 0.01 ETH
        offer("little gas", TokenAmount.of(Token.ETH, "0.995"), new Trial.Kept(100_000));
        assertThat(told(run(Measure.GUARANTEED, NONE)))
                .containsExactly(
                        "little gas: 0.994, leaves you most once gas is paid",
                        "much gas: 0.99, guarantees 0.005 ETH more, but costs 0.009 ETH more gas");
    }

    @Test
    void withoutAQuoteForGasTheGuaranteeDecidesAndThatIsSaid() {
        offer("nine pools", "2984.75", 1_000_000);
        offer("one pool", "2984.5", 200_000);
        Contest<String> contest = run(Measure.GUARANTEED, NONE);
        assertThat(told(contest))
                .containsExactly(
                        "nine pools: 2984.75, nobody guarantees more; gas is not weighed, as no venue here trades ETH for USDC",
                        "one pool: guarantees 0.25 USDC less");
        assertThat(contest.ranked().getFirst().worth().ether()).isEqualTo(TokenAmount.of(Token.ETH, "0.01"));
    }

    @Test
    void aQuoteOfNothingIsNone() {
        offer("only", new TokenAmount(new Token(USDC.address(), "RARE", 0), BigInteger.TEN), new Trial.Kept(100_000));
        assertThat(told(run(Measure.GUARANTEED, new ReferenceQuotes() {
                            @Override
                            public Optional<Quote> quoteSell(TokenAmount sell, Token buy) {
                                return Optional.of(Quote.of(TokenAmount.zero(buy)));
                            }

                            @Override
                            public Optional<Quote> quoteBuy(TokenAmount buy, Token sell) {
                                return Optional.empty();
                            }
                        }))
                        .getFirst())
                .contains("gas is not weighed");
    }

    @Test
    void anOfferWhoseGasIsNotKnownIsNotTaken() {
        offer("secretive", TokenAmount.of(USDC, "9000"), new Trial.Kept(0));
        offer("broken", TokenAmount.of(USDC, "8000"), new Trial.Broken("0 USDC arrived"));
        offer("honest", "2984.75", 200_000);
        Contest<String> contest = run(Measure.GUARANTEED, QUOTES);
        assertThat(order(contest)).containsExactly("honest");
        assertThat(told(contest))
                .contains(
                        "secretive: the simulation does not say what gas it takes",
                        "broken: it does not keep its promise in simulation: 0 USDC arrived");
    }

    @Test
    void whatCannotWinWhateverItsGasIsNotSimulatedAfterTheFirstFew() {
        for (int i = 0; i < 20; i++) {
            offer("agent " + i, Integer.toString(3_000 - i), 100_000); // 3 USDC of gas
        }
        Contest<String> contest = run(Measure.GUARANTEED, QUOTES);
        assertThat(simulated).containsExactly("agent 0", "agent 1", "agent 2", "agent 3", "agent 4");
        assertThat(told(contest)).hasSize(20);
        assertThat(told(contest).getLast())
                .isEqualTo("agent 19: guarantees 19 USDC less, which no gas saved makes up for");
    }

    @Test
    void whatMayStillWinIsSimulatedHoweverLateItComes() {
        for (int i = 0; i < 20; i++) {
            offer("agent " + i, Integer.toString(3_000 - i), i == 19 ? 100_000 : 1_000_000);
        }
        assertThat(order(run(Measure.GUARANTEED, QUOTES))).startsWith("agent 19");
    }

    @Test
    void interestIsWeighedOverAMonth() {
        offer("split", "10.08", 500_000);
        offer("one market", "8.89", 300_000);
        assertThat(told(run(Measure.EARNED, QUOTES)))
                .containsExactly(
                        "one market: -0.11, earns most in 30 days once gas is paid",
                        "split: -4.92, earns 1.19 USDC more in 30 days, but costs 6 USDC more gas");
    }

    @Test
    void aPartOfAUnitOfGasCountsAsAWholeOne() {
        GasPrice price = GasPrice.inReceived(USDC, FEES, QUOTES);
        AfterGas worth = price.weigh(TokenAmount.of(USDC, "1"), true, 1); // 0.00003 USDC
        assertThat(worth.gas()).contains(TokenAmount.of(USDC, "0.00003"));
        GasPrice fine = GasPrice.inReceived(new Token(USDC.address(), "USD", 4), FEES, new ReferenceQuotes() {
            @Override
            public Optional<Quote> quoteSell(TokenAmount sell, Token buy) {
                return Optional.of(Quote.of(TokenAmount.of(buy, "30")));
            }

            @Override
            public Optional<Quote> quoteBuy(TokenAmount buy, Token sell) {
                return Optional.empty();
            }
        });
        assertThat(fine.weigh(TokenAmount.of(new Token(USDC.address(), "USD", 4), "1"), true, 1)
                        .gas()
                        .orElseThrow()
                        .units())
                .isEqualTo(1);
    }
}
