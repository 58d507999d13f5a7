package dev.errand.examples;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.MessageContext;
import dev.errand.agent.Reply;
import dev.errand.agent.Skill;
import dev.errand.key.Signer;
import dev.errand.key.SigningKey;
import dev.errand.value.Address;
import java.time.Duration;
import java.time.InstantSource;

/**
 * An agent that asks two others, and makes do with what it gets: one that is slow or broken costs its part of the answer and no
 * more. Run it with {@code ./examples/run TripPlanner}.
 */
public final class TripPlanner {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private TripPlanner() {}

    /** What all three are asked: something about a city. */
    public record City(String name) {}

    /** What the weather agent answers. */
    public record Weather(String words) {}

    /** What the fare agent answers. */
    public record Fare(int euros) {}

    /** What the planner answers. */
    public record Advice(String text) {}

    /** The agent that asks the two others. */
    public static Agent agent(Signer key, Address weather, Address fares) {
        return Agent.builder(key)
                .name("Trip planner")
                .description("Says whether a weekend in a city is a good idea")
                .skill(
                        Skill.of("plan-trip", "Advises on a weekend trip")
                                .withExamples("should I go to Lisbon this weekend"),
                        City.class,
                        Advice.class,
                        (city, context) -> advise(city, context, weather, fares))
                .build();
    }

    private static Advice advise(City city, MessageContext context, Address weather, Address fares)
            throws InterruptedException {
        String sky =
                context.ask(weather, city, Weather.class, PATIENCE) instanceof Reply.Answered<Weather>(Weather known)
                        ? known.words()
                        : "nobody knows the weather";
        String fare = context.ask(fares, city, Fare.class, PATIENCE) instanceof Reply.Answered<Fare>(Fare known)
                ? "there and back for " + known.euros() + " euros"
                : "nobody knows the fare";
        return new Advice(city.name() + ": " + sky + ", " + fare);
    }

    /** Runs it with two agents that make their answers up; needs no arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        try (AgentRuntime runtime = AgentRuntime.start(InstantSource.system())) {
            Agent weather = Agent.builder(SigningKey.random())
                    .name("Weather")
                    .skill(
                            Skill.of("weather", "Tells the weather"),
                            City.class,
                            Weather.class,
                            (city, context) -> new Weather(city.name().length() % 2 == 0 ? "sun" : "rain"))
                    .build();
            Agent fares = Agent.builder(SigningKey.random())
                    .name("Fares")
                    .skill(
                            Skill.of("fare", "Tells the fare"),
                            City.class,
                            Fare.class,
                            (city, context) -> new Fare(40 + 7 * city.name().length()))
                    .build();
            Agent planner = agent(SigningKey.random(), weather.address(), fares.address());
            runtime.start(weather);
            runtime.start(fares);
            runtime.start(planner);
            for (String city : new String[] {"Lisbon", "Tallinn"}) {
                Reply<Advice> reply =
                        runtime.ask(planner.address(), new City(city), Advice.class, Duration.ofSeconds(10));
                System.out.println(reply instanceof Reply.Answered<Advice>(Advice advice) ? advice.text() : reply);
            }
        }
    }
}
