package dev.errand.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.agent.Agent;
import dev.errand.agent.Reply;
import dev.errand.agent.Skill;
import dev.errand.examples.PriceOracle.PriceChanged;
import dev.errand.examples.PriceOracle.PriceNow;
import dev.errand.examples.PriceOracle.Quote;
import dev.errand.examples.TripPlanner.Advice;
import dev.errand.examples.TripPlanner.City;
import dev.errand.examples.TripPlanner.Fare;
import dev.errand.examples.TripPlanner.Weather;
import dev.errand.key.SigningKey;
import dev.errand.testkit.AgentTester;
import dev.errand.testkit.ScriptedPeer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How an agent of one's own is tested: no chain, no network, no clock. */
@Timeout(60)
class OwnAgentsTest {

    private final AgentTester tester = AgentTester.create();

    @AfterEach
    void close() {
        tester.close();
    }

    @Test
    void thePhrasebookAnswersWithWhatItKnows() {
        tester.start(Phrasebook.agent(SigningKey.random()));
        assertThat(tester.ask(new Phrasebook.Ask("hello"), Phrasebook.Answer.class))
                .isEqualTo(new Reply.Answered<>(new Phrasebook.Answer.Translation("你好")));
        assertThat(Phrasebook.say(tester.ask(new Phrasebook.Ask("xyz"), Phrasebook.Answer.class)))
                .contains("not in the book");
    }

    @Test
    void thePhrasebooksCardSaysWhatItTakesAndCosts() {
        Skill skill =
                Phrasebook.agent(SigningKey.random()).card().card().skills().getFirst();
        assertThat(skill.request().orElseThrow().objection("{\"text\":\"hello\"}"))
                .isEmpty();
        assertThat(skill.request().orElseThrow().objection("{}")).isPresent();
        assertThat(skill.price()).get().hasToString("0.001 USDC per call");
    }

    @Test
    void thePlannerPutsTwoAnswersTogether() {
        ScriptedPeer weather = tester.peer("weather").answers(City.class, Weather.class, city -> new Weather("sun"));
        ScriptedPeer fares = tester.peer("fares").answers(City.class, Fare.class, city -> new Fare(82));
        tester.start(TripPlanner.agent(SigningKey.random(), weather.address(), fares.address()));
        assertThat(tester.ask(new City("Lisbon"), Advice.class))
                .isEqualTo(new Reply.Answered<>(new Advice("Lisbon: sun, there and back for 82 euros")));
        assertThat(tester.recorder().messages(City.class)).hasSize(2);
    }

    @Test
    void thePlannerMakesDoWithoutThoseWhoFailOrAreSilent() {
        ScriptedPeer weather = tester.peer("weather").ignores(City.class);
        ScriptedPeer fares = tester.peer("fares").failsOn(City.class);
        tester.start(TripPlanner.agent(SigningKey.random(), weather.address(), fares.address()));
        Instant before = tester.now();
        assertThat(tester.ask(new City("Oslo"), Advice.class))
                .isEqualTo(new Reply.Answered<>(new Advice("Oslo: nobody knows the weather, nobody knows the fare")));
        assertThat(Duration.between(before, tester.now())).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theOracleReadsAtIntervalsAndTellsOfChangesOnly() {
        Deque<String> prices = new ArrayDeque<>(List.of("3000", "3000", "3100"));
        List<BigDecimal> heard = Collections.synchronizedList(new ArrayList<>());
        tester.runtime()
                .start(Agent.builder(SigningKey.random())
                        .name("listener")
                        .skill(Skill.of("listen", "Listens"))
                        .onEvent(PriceChanged.class, (price, context) -> heard.add(price.dollars()))
                        .build());
        // when the source runs dry it throws: the last price stands
        tester.start(PriceOracle.agent(
                SigningKey.random(), Duration.ofMinutes(1), () -> new BigDecimal(prices.removeFirst())));
        assertThat(tester.ask(new PriceNow(), Quote.class))
                .isEqualTo(new Reply.Answered<>(new Quote(Optional.empty(), Optional.empty())));
        Instant start = tester.now();
        tester.advance(Duration.ofMinutes(10));
        assertThat(heard).containsExactly(new BigDecimal("3000"), new BigDecimal("3100"));
        assertThat(tester.ask(new PriceNow(), Quote.class))
                .isEqualTo(new Reply.Answered<>(new Quote(
                        Optional.of(new BigDecimal("3100")), Optional.of(start.plus(Duration.ofMinutes(3))))));
    }
}
