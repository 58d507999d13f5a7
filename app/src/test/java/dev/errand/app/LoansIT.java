package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.Errand;
import dev.errand.account.LoanMove;
import dev.errand.account.Patience;
import dev.errand.account.Settlement;
import dev.errand.agent.Agent;
import dev.errand.agent.Skill;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Erc20;
import dev.errand.devnet.Devnet;
import dev.errand.engine.Answer;
import dev.errand.engine.ProposedStep;
import dev.errand.engine.Verdict;
import dev.errand.key.SigningKey;
import dev.errand.lend.LendingAgents;
import dev.errand.offer.LoanOffer;
import dev.errand.offer.LoanOrder;
import dev.errand.offer.LoanReply;
import dev.errand.policy.Policy;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Loans from the sentence to the chain, on real Aave v3: what is done, and what is refused. Each test begins with a fresh position. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoansIT {

    private static final ContractFunction PAUSE = ContractFunction.parse("setReservePause(address,bool)");
    private static final ContractFunction FREEZE = ContractFunction.parse("setReserveFreeze(address,bool)");
    private static final ContractFunction E_MODE = ContractFunction.parse("setUserEMode(uint8)");

    private static final ContractFunction COUNT = ContractFunction.parse("setUserUseReserveAsCollateral(address,bool)");

    private Devnet devnet;
    private Errand errand;
    private Devnet.Snapshot fresh;

    @BeforeAll
    void start(@TempDir Path folder) {
        devnet = Devnet.start();
        BigDecimal all = BigDecimal.valueOf(1_000_000_000_000L);
        errand = Errand.builder()
                .chain(devnet.profile())
                .signer(devnet.account(0))
                .journal(folder.resolve("journal.db"))
                .patience(Patience.DEVNET)
                .agentTimeout(Duration.ofSeconds(20))
                .policy(Policy.of(new Policy.Limits(all, all, all, BigInteger.TEN.pow(18), Set.of(), Set.of())))
                .agent((profile, chain, clock) -> LendingAgents.shownRate(devnet.account(6), profile, chain, clock))
                .agent((profile, chain, clock) -> LendingAgents.bestSplit(devnet.account(7), profile, chain, clock))
                .build();
    }

    @AfterAll
    void stop() {
        errand.close();
        devnet.close();
    }

    @BeforeEach
    void remember() {
        fresh = devnet.snapshot();
    }

    @AfterEach
    void forget() {
        devnet.revert(fresh);
    }

    private Token token(String symbol) {
        return devnet.profile().token(symbol).orElseThrow();
    }

    private TokenAmount held(String symbol) {
        return devnet.client().balance(errand.account(), token(symbol));
    }

    private void done(String sentence) throws InterruptedException {
        Answer answer = errand.propose(sentence);
        assertThat(answer).as(sentence + ": " + answer).isInstanceOf(Answer.Proposed.class);
        Settlement settlement =
                errand.execute(((Answer.Proposed) answer).proposal().approve());
        assertThat(settlement).as(sentence).isInstanceOf(Settlement.Executed.class);
    }

    private String refused(String sentence) throws InterruptedException {
        Answer answer = errand.propose(sentence);
        assertThat(answer).as(sentence).isInstanceOf(Answer.Refused.class);
        return String.join("; ", ((Answer.Refused) answer).reasons());
    }

    private ProposedStep.Loan loan(String sentence) throws InterruptedException {
        Answer answer = errand.propose(sentence);
        assertThat(answer).as(sentence + ": " + answer).isInstanceOf(Answer.Proposed.class);
        return (ProposedStep.Loan) ((Answer.Proposed) answer).proposal().steps().getFirst();
    }

    /** What the account does by itself, without us. */
    private void fromAccount(Address to, Bytes data) {
        String account = errand.account().toString();
        devnet.client().request("anvil_impersonateAccount", account);
        Object receipt = devnet.client()
                .request(
                        "eth_sendTransactionSync", // waits until it is in a block
                        // an estimate of one second is too little in the next, when interest is written
                        Map.of("from", account, "to", to.toString(), "data", data.toString(), "gas", "0x2dc6c0"));
        assertThat(((Map<?, ?>) receipt).get("status")).isEqualTo("0x1");
    }

    private List<Answer.Fact> facts() throws InterruptedException {
        return ((Answer.Told) errand.propose("balance")).facts();
    }

    @Test
    void whatIsLentCanBeTakenBackWithItsInterest() throws InterruptedException {
        TokenAmount before = held("USDC");
        done("lend 5000 USDC on aave");
        assertThat(held("USDC")).isEqualTo(before.minus(TokenAmount.of(token("USDC"), "5000")));
        devnet.advance(Duration.ofDays(30));
        done("withdraw all my USDC from aave");
        assertThat(held("USDC")).isGreaterThan(before);
        assertThat(facts()).noneMatch(Answer.Fact.Lent.class::isInstance);
    }

    @Test
    void aDebtIsRepaidToTheLastUnitThoughItGrew() throws InterruptedException {
        done("lend 3 ETH on aave");
        done("borrow 2000 DAI on aave");
        devnet.advance(Duration.ofDays(365));
        assertThat(facts())
                .anySatisfy(fact -> assertThat(fact)
                        .isInstanceOfSatisfying(
                                Answer.Fact.Owed.class,
                                owed -> assertThat(owed.amount()).isGreaterThan(TokenAmount.of(token("DAI"), "2070"))));
        done("repay all my DAI");
        assertThat(facts()).noneMatch(Answer.Fact.Owed.class::isInstance);
        assertThat(errand.admin().allowances()).isEmpty();
    }

    @Test
    void aBigAmountIsSplitSoThatNothingIsWonByMovingIt() throws InterruptedException {
        ProposedStep.Loan loan = loan("lend 20000 USDC");
        assertThat(loan.parts()).hasSize(2);
        var terms = loan.terms().orElseThrow();
        assertThat(terms.rate()).isGreaterThan(terms.bestSingle().orElseThrow().rate());
        BigDecimal difference = terms.parts()
                .getFirst()
                .marginal()
                .subtract(terms.parts().getLast().marginal())
                .abs();
        assertThat(difference).isLessThan(new BigDecimal("0.00001"));
        assertThat(loan.considered().getFirst().agent().name()).isEqualTo("Even Keel");
    }

    @Test
    void aLoanUnderTheFloorIsRefusedWithTheNumbers() throws InterruptedException {
        done("lend 1 ETH on aave");
        assertThat(refused("borrow 2200 USDC on aave"))
                .contains("health factor of 1.13", "your floor is 1.2", "at most 2075 USDC");
        done("borrow 2000 USDC on aave");
        assertThat(refused("withdraw 0.5 ETH from aave")).contains("health factor of 0.6", "repay first");
    }

    /** The price falls after the proposal was approved: the chain itself says no. */
    @Test
    void theChainChecksTheHealthFactorInTheSameTransaction() throws InterruptedException {
        done("lend 1 ETH on aave");
        Answer.Proposed proposed = (Answer.Proposed) errand.propose("borrow 2000 USDC on aave");
        devnet.setPrice(token("WETH"), new BigDecimal("2800"));
        Settlement settlement = errand.execute(proposed.proposal().approve());
        assertThat(settlement)
                .isInstanceOfSatisfying(
                        Settlement.Refused.class,
                        refused -> assertThat(refused.reasons().getFirst()).contains("the check 0 failed"));
        assertThat(facts()).noneMatch(Answer.Fact.Owed.class::isInstance);
    }

    @Test
    void supplyAndBorrowInOneSentenceIsOneTransaction() throws InterruptedException {
        done("lend 2 ETH on aave and borrow 1000 USDC on aave");
        assertThat(facts())
                .anyMatch(fact -> fact instanceof Answer.Fact.Health health
                        && health.factor().compareTo(new BigDecimal("4")) > 0);
    }

    @Test
    void frozenAndPausedReservesAreNotTouched() throws InterruptedException {
        ChainProfile.Venue aave = devnet.profile().venues().get("aave-v3");
        Address usdt = token("USDT").address();
        devnet.administer(aave.contract("configurator"), FREEZE.encode(usdt, true));
        assertThat(refused("lend 100 USDT on aave")).contains("USDT is frozen on aave-v3");
        devnet.administer(aave.contract("configurator"), PAUSE.encode(usdt, true));
        assertThat(refused("lend 100 USDT on aave")).contains("USDT is paused on aave-v3");
        assertThat(loan("lend 100 USDT").parts())
                .extracting(LoanOffer.Part::market)
                .containsExactly("spark");
    }

    @Test
    void capsAreSaidInNumbers() throws InterruptedException {
        devnet.fund(errand.account(), TokenAmount.of(token("WBTC"), "10"));
        assertThat(refused("lend 5 WBTC on aave")).contains("takes only 1.9", "WBTC more (its supply cap)");
        done("lend 100 ETH on aave");
        assertThat(refused("borrow 60000 DAI on aave")).contains("has only", "its borrow cap");
    }

    /** The market changes after approval: Aave itself refuses, with a number, and the user is told what it means. */
    @Test
    void whatAaveRefusesByItsNumberIsSaidInWords() throws InterruptedException {
        Answer.Proposed proposed = (Answer.Proposed) errand.propose("lend 100 USDT on aave");
        ChainProfile.Venue aave = devnet.profile().venues().get("aave-v3");
        devnet.administer(
                aave.contract("configurator"), FREEZE.encode(token("USDT").address(), true));
        assertThat(errand.execute(proposed.proposal().approve()))
                .isInstanceOfSatisfying(
                        Settlement.Refused.class,
                        refused -> assertThat(refused.reasons().getFirst())
                                .contains("28, by which Aave v3 means: the reserve is frozen"));
    }

    @Test
    void isolatedCollateralAloneCarriesDebtsOfWhatIsAllowedAgainstIt() throws InterruptedException {
        ChainProfile.Venue aave = devnet.profile().venues().get("aave-v3");
        done("lend 1000 LINK on aave");
        fromAccount(aave.contract("pool"), COUNT.encode(token("LINK").address(), true));
        assertThat(refused("borrow 0.1 ETH on aave")).contains("cannot be borrowed (isolation mode)");
        done("borrow 1000 USDC on aave"); // a stablecoin, within the ceiling of 2,000 dollars
    }

    @Test
    void isolatedCollateralDoesNotCountBesideOthers() throws InterruptedException {
        done("lend 1000 LINK on aave");
        assertThat(refused("borrow 100 USDC on aave")).contains("nothing that counts as collateral");
    }

    @Test
    void anEModeThatDoesNotFitIsNamed() throws InterruptedException {
        done("lend 5000 USDC on aave");
        fromAccount(devnet.profile().venues().get("aave-v3").contract("pool"), E_MODE.encode(1));
        assertThat(refused("borrow 0.1 WBTC on aave")).contains("e-mode category 1");
        ProposedStep.Loan loan = loan("borrow 3900 DAI on aave"); // 95 % count in the mode, not 78 %
        assertThat(loan.kind()).isEqualTo(LoanMove.Kind.BORROW);
        assertThat(loan.after().getFirst().healthFactor().orElseThrow()).isGreaterThan(new BigDecimal("1.2"));
    }

    @Test
    void anAllowanceThatWasThereBeforeIsTakenBack() throws InterruptedException {
        Address pool = devnet.profile().venues().get("aave-v3").contract("pool");
        fromAccount(token("USDT").address(), Erc20.APPROVE.encode(pool, BigInteger.TEN.pow(12)));
        done("lend 100 USDT on aave"); // USDT refuses to change an allowance that is not zero
        assertThat(devnet.client().allowance(token("USDT"), errand.account(), pool))
                .isZero();
    }

    @Test
    void anAgentThatChoosesBadlyIsNotTaken() throws InterruptedException {
        InstantSource clock = InstantSource.system();
        Agent bad = Agent.builder(SigningKey.random())
                .name("Wrong Turn")
                .description("lends")
                .provider("nobody")
                .skill(new Skill("lend", "Lend", "Lends.", "lend", List.of(), List.of("lend 5 USDC")))
                .handle(
                        LoanOrder.class,
                        LoanReply.class,
                        (order, context) -> new LoanOffer(
                                List.of(
                                        new LoanOffer.Part(
                                                "spark",
                                                order.amount()
                                                        .minus(order.amount().share(new BigDecimal("0.01")))),
                                        new LoanOffer.Part(
                                                "0xdead", order.amount().share(new BigDecimal("0.01")))),
                                clock.instant().plusSeconds(100),
                                "trust me"))
                .build();
        errand.start(bad);
        try {
            ProposedStep.Loan loan = loan("lend 5000 USDC");
            assertThat(loan.considered())
                    .filteredOn(one -> one.agent().name().equals("Wrong Turn"))
                    .allSatisfy(one -> assertThat(one.verdict())
                            .isInstanceOfSatisfying(
                                    Verdict.Refused.class,
                                    verdict -> assertThat(verdict.reason()).contains("0xdead")));
            assertThat(loan.parts()).extracting(LoanOffer.Part::market).doesNotContain("0xdead");
        } finally {
            errand.stop(bad.address());
        }
    }

    @Test
    void whatIsNotThereIsSaid() throws InterruptedException {
        assertThat(refused("repay all my DAI")).contains("you owe no DAI");
        assertThat(refused("withdraw 5 USDC")).contains("you have lent no USDC");
        assertThat(refused("lend 5 USDC on compound")).contains("there is no market compound on this chain");
        assertThat(refused("borrow 100 USDC")).contains("nothing that counts as collateral");
    }
}
