package dev.errand.examples;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Price;
import dev.errand.agent.Reply;
import dev.errand.agent.Skill;
import dev.errand.key.Signer;
import dev.errand.key.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * An agent of one's own, in ten lines: a service with a typed question and a typed answer. Run it with {@code ./examples/run
 * Phrasebook}.
 */
public final class Phrasebook {

    private static final Map<String, String> CHINESE = Map.of("hello", "你好", "thank you", "谢谢", "goodbye", "再见");

    private Phrasebook() {}

    /** What it is asked. */
    public record Ask(String text) {}

    /** What it answers. */
    public sealed interface Answer {

        /** The phrase in Chinese. */
        record Translation(String text) implements Answer {}

        /** It is not in the book. */
        record Unknown(String text) implements Answer {}
    }

    /** The agent, beside those who ask it. */
    public static Agent agent(Signer key) {
        return agent(key, Optional.empty());
    }

    /** The agent, reached by other programs at {@code endpoint}. */
    static Agent agent(Signer key, Optional<URI> endpoint) {
        Agent.Builder agent = Agent.builder(key);
        endpoint.ifPresent(agent::endpoint);
        return agent.name("Phrasebook")
                .description("Translates common English phrases into Chinese")
                .skill(
                        Skill.of("translate", "Says a common phrase in Chinese")
                                .withExamples("how do you say hello in Chinese", "谢谢用英语怎么说")
                                .withPrice(Price.parse("0.001 USDC per call")),
                        Ask.class,
                        Answer.class,
                        (ask, context) -> {
                            String chinese = CHINESE.get(ask.text());
                            return chinese == null ? new Answer.Unknown(ask.text()) : new Answer.Translation(chinese);
                        })
                .build();
    }

    /** Runs it; needs no arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        try (AgentRuntime runtime = AgentRuntime.start(InstantSource.system())) {
            Agent phrasebook = agent(SigningKey.random());
            runtime.start(phrasebook);
            System.out.println("asked with "
                    + phrasebook.card().card().skills().getFirst().request().orElseThrow());
            for (String phrase : new String[] {"hello", "thank you", "defenestrate"}) {
                System.out.println(phrase + " → "
                        + say(runtime.ask(phrasebook.address(), new Ask(phrase), Answer.class, Duration.ofSeconds(5))));
            }
        }
    }

    static String say(Reply<Answer> reply) {
        return switch (reply) {
            case Reply.Answered<Answer>(Answer.Translation(String text)) -> text;
            case Reply.Answered<Answer>(Answer.Unknown(String text)) -> "'" + text + "' is not in the book";
            case Reply<Answer> other -> "no answer: " + other;
        };
    }
}
