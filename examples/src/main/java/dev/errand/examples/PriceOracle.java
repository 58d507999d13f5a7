package dev.errand.examples;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Reply;
import dev.errand.agent.Skill;
import dev.errand.key.Signer;
import dev.errand.key.SigningKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * An agent that does something by itself at intervals: it reads a price, keeps it, tells the other agents of its program, and
 * answers what the last one was and how old it is. Run it with {@code ./examples/run PriceOracle}.
 */
public final class PriceOracle {

    private static final String LAST = "last";

    private PriceOracle() {}

    /** A question for the last price. */
    public record PriceNow() {}

    /** A price and when it was read; both are missing until one was. */
    public record Quote(Optional<BigDecimal> dollars, Optional<Instant> at) {}

    /** The event of another price. */
    public record PriceChanged(BigDecimal dollars) {}

    /**
     * The agent.
     *
     * @param source reads the price; if it throws, the last one stands, and grows older
     */
    public static Agent agent(Signer key, Duration interval, Supplier<BigDecimal> source) {
        return Agent.builder(key)
                .name("Price oracle")
                .description("Reads the price of ETH at intervals")
                .skill(
                        Skill.of("eth-price", "Tells the last price of ETH in dollars")
                                .withExamples("what is ETH worth"),
                        PriceNow.class,
                        Quote.class,
                        (question, context) -> context.storage()
                                .get(LAST, Quote.class)
                                .orElse(new Quote(Optional.empty(), Optional.empty())))
                .every(interval, context -> {
                    BigDecimal price = source.get();
                    Optional<BigDecimal> before =
                            context.storage().get(LAST, Quote.class).flatMap(Quote::dollars);
                    context.storage().put(LAST, new Quote(Optional.of(price), Optional.of(context.now())));
                    if (before.filter(price::equals).isEmpty()) {
                        context.publish(new PriceChanged(price));
                    }
                })
                .build();
    }

    /** Runs it for three prices that are made up, beside an agent that hears of them; needs no arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        Random random = new Random(1);
        CountDownLatch heard = new CountDownLatch(3);
        try (AgentRuntime runtime = AgentRuntime.start(InstantSource.system())) {
            runtime.start(Agent.builder(SigningKey.random())
                    .name("Listener")
                    .skill(Skill.of("listen", "Listens"))
                    .onEvent(PriceChanged.class, (price, context) -> {
                        System.out.println("ETH is at " + price.dollars() + " dollars");
                        heard.countDown();
                    })
                    .build());
            Agent oracle = agent(
                    SigningKey.random(),
                    Duration.ofSeconds(1),
                    () -> BigDecimal.valueOf(300_000 + random.nextInt(10_000), 2));
            runtime.start(oracle);
            heard.await();
            Reply<Quote> reply = runtime.ask(oracle.address(), new PriceNow(), Quote.class, Duration.ofSeconds(5));
            System.out.println(
                    reply instanceof Reply.Answered<Quote>(Quote last)
                            ? "the oracle says " + last.dollars().orElseThrow() + ", read at "
                                    + last.at().orElseThrow()
                            : "no answer: " + reply);
        }
    }
}
