package dev.errand.engine;

import dev.errand.account.Executor;
import dev.errand.account.LeaseVenue;
import dev.errand.account.LendingReserve;
import dev.errand.account.LendingVenues;
import dev.errand.account.Settlement;
import dev.errand.agent.AgentRuntime;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.engine.model.ModelReader;
import dev.errand.engine.reader.Conversation;
import dev.errand.intent.Amount;
import dev.errand.intent.Attachment;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import dev.errand.offer.DollarPrices;
import dev.errand.offer.ReferenceQuotes;
import dev.errand.registry.Scout;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes proposals of sentences and carries out what the user approved.
 *
 * <p>Thread-safe. {@link #propose} reads, asks agents and simulates: nothing is signed. {@link #execute} signs, and only for the
 * very hash that was approved.
 */
public final class Engine {

    /** How long agents have to answer. */
    public static final Duration AGENT_TIMEOUT = Duration.ofSeconds(2);

    /** How far below the reference quote a guarantee may lie unless the user says otherwise: 0.5 %. */
    public static final int SLIPPAGE_BPS = 50;

    /** The health factor that a loan must leave unless the user says otherwise; a market liquidates below 1. */
    public static final BigDecimal HEALTH_FLOOR = new BigDecimal("1.2");

    private final ModelReader reader;
    private final Surroundings surroundings;

    /**
     * An engine for the account of {@code executor}.
     *
     * @param reader reads the texts; of the tokens of {@code profile}
     * @param agentTimeout how long agents have to answer
     * @param healthFloor the health factor that a loan must leave, such as {@link #HEALTH_FLOOR}
     */
    public Engine(
            ModelReader reader,
            ChainProfile profile,
            ChainClient chain,
            Executor executor,
            Scout scout,
            AgentRuntime runtime,
            ReferenceQuotes reference,
            LendingVenues lending,
            LeaseVenue leases,
            DollarPrices prices,
            AddressBook contacts,
            InstantSource clock,
            Duration agentTimeout,
            BigDecimal healthFloor) {
        this.reader = reader;
        this.surroundings = new Surroundings(
                profile,
                chain,
                executor,
                scout,
                runtime,
                reference,
                lending,
                leases,
                prices,
                contacts,
                clock,
                agentTimeout,
                SLIPPAGE_BPS,
                healthFloor);
    }

    /**
     * What would be done for {@code text}, said as the next message of a conversation.
     *
     * @param attachment what the text calls the attachment
     */
    public Answer propose(String text, Conversation conversation, Attachment attachment) throws InterruptedException {
        Reading reading = reader.read(text, conversation);
        return switch (reading.status()) {
            case INCOMPLETE -> new Answer.Asked(reading);
            case UNSUPPORTED -> new Answer.NothingToDo(reading);
            case READY -> answer(reading, attachment);
        };
    }

    /** Carries out what was approved, if it is still valid, and says what became of it. */
    public Settlement execute(Proposal.Approval approval) {
        Proposal proposal = approval.proposal();
        if (!approval.hash().equals(proposal.hash())
                || !proposal.plan().proposalHash().equals(proposal.hash())) {
            return new Settlement.Refused(List.of("what was approved is not this proposal"));
        }
        if (surroundings.clock().instant().isAfter(proposal.validUntil())) {
            return new Settlement.Refused(List.of("the quote has expired; ask for a new one"));
        }
        return surroundings
                .executor()
                .execute(proposal.plan(), proposal.reading().text(), proposal.recipients(), true);
    }

    private Answer answer(Reading reading, Attachment attachment) throws InterruptedException {
        boolean moves = reading.intents().stream()
                .anyMatch(intent -> !(intent instanceof Intent.Balance
                        || intent instanceof Intent.Quote
                        || intent instanceof Intent.Service
                        || ComputeDesk.serves(intent)));
        try {
            if (reading.intents().size() == 1
                    && ComputeDesk.isToBeDone(reading.intents().getFirst())) {
                return rental(reading, reading.intents().getFirst(), attachment);
            }
            return moves
                    ? new Answer.Proposed(new Planner(surroundings, reading).plan())
                    : new Answer.Told(reading, facts(reading));
        } catch (Refusal refusal) {
            return new Answer.Refused(reading, refusal.reasons(), refusal.considered());
        }
    }

    /** Leases for a job; where nobody offers any, what it would take. */
    private Answer rental(Reading reading, Intent intent, Attachment attachment) throws Refusal, InterruptedException {
        try {
            return new Answer.Proposed(new Planner(surroundings, reading).planRental(intent, attachment));
        } catch (LeasePlanner.NobodyOffers nobody) {
            return new Answer.Told(
                    reading,
                    List.of(new ComputeDesk(surroundings)
                            .ask(intent, reading.text(), String.valueOf(nobody.getMessage()))));
        }
    }

    private List<Answer.Fact> facts(Reading reading) throws Refusal, InterruptedException {
        Wallet wallet = new Wallet(
                surroundings.profile(),
                surroundings.chain(),
                surroundings.prices(),
                surroundings.executor().account());
        List<Answer.Fact> facts = new ArrayList<>();
        for (Intent intent : reading.intents()) {
            switch (intent) {
                case Intent.Balance balance -> holdings(balance, wallet, facts);
                case Intent.Quote quote -> facts.add(price(quote, wallet));
                case Intent.Service service ->
                    facts.add(new ServiceDesk(surroundings)
                            .ask(Objects.requireNonNullElse(service.query(), reading.text())));
                case Intent.Infer infer -> facts.add(estimate(infer, reading));
                case Intent.Train train -> facts.add(estimate(train, reading));
                case Intent.Rent rent -> facts.add(estimate(rent, reading));
                case Intent.Render render -> facts.add(estimate(render, reading));
                default -> throw new IllegalStateException("a " + intent.type() + " among facts");
            }
        }
        return facts;
    }

    private Answer.Fact estimate(Intent job, Reading reading) throws Refusal, InterruptedException {
        String unrented =
                ComputeDesk.isToBeDone(job) ? "machines are rented for one job at a time; ask for each by itself" : "";
        return new ComputeDesk(surroundings).ask(job, reading.text(), unrented);
    }

    private void holdings(Intent.Balance balance, Wallet wallet, List<Answer.Fact> facts) throws Refusal {
        List<Token> tokens =
                balance.token() == null ? surroundings.profile().tokens() : List.of(wallet.token(balance.token()));
        tokens.forEach(token -> facts.add(new Answer.Fact.Holding(wallet.balance(token))));
        positions(tokens, facts);
    }

    private void positions(List<Token> tokens, List<Answer.Fact> facts) {
        Address account = surroundings.executor().account();
        Set<String> indebted = new LinkedHashSet<>();
        for (LendingReserve reserve : surroundings.lending().holdings(account)) {
            if (!tokens.contains(reserve.token())) {
                continue;
            }
            if (!reserve.lent().isZero()) {
                facts.add(new Answer.Fact.Lent(reserve.market(), reserve.lent(), reserve.supplyRate()));
            }
            if (!reserve.owed().isZero()) {
                facts.add(new Answer.Fact.Owed(reserve.market(), reserve.owed(), reserve.borrowRate()));
                indebted.add(reserve.market());
            }
        }
        indebted.forEach(market -> surroundings
                .lending()
                .position(market, account)
                .healthFactor()
                .ifPresent(factor -> facts.add(new Answer.Fact.Health(market, factor))));
    }

    private Answer.Fact price(Intent.Quote quote, Wallet wallet) throws Refusal {
        Token sell = wallet.token(quote.sell());
        Token buy = wallet.token(quote.buy());
        Amount sellAmount = quote.sell().amount();
        Amount buyAmount = quote.buy().amount();
        Optional<Answer.Fact> found;
        if (sellAmount != null) {
            TokenAmount selling = wallet.resolve(sellAmount, sell);
            found = surroundings
                    .reference()
                    .quoteSell(selling, buy)
                    .map(got -> new Answer.Fact.Price(selling, got.amount()));
        } else if (buyAmount != null) {
            TokenAmount buying = wallet.resolve(buyAmount, buy);
            found = surroundings
                    .reference()
                    .quoteBuy(buying, sell)
                    .map(cost -> new Answer.Fact.Price(cost.amount(), buying));
        } else {
            found = Optional.empty();
        }
        return found.orElseThrow(() -> new Refusal("no venue on this chain trades " + sell + " for " + buy));
    }
}
