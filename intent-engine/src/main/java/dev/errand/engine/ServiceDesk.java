package dev.errand.engine;

import dev.errand.agent.AgentCard;
import dev.errand.agent.Reply;
import dev.errand.agent.Skill;
import dev.errand.agent.schema.MessageType;
import dev.errand.offer.ServiceReply;
import dev.errand.offer.ServiceRequest;
import dev.errand.registry.Match;
import java.util.List;

/**
 * Has a registered agent answer what is asked in words: of those that are near by meaning, the best by what is known of them. One
 * whose skill does not take words, or asks for money, is passed over. Nothing moves, and nothing in an answer is acted on.
 */
final class ServiceDesk {

    private static final int MOST_FOUND = 20;

    /** So many are asked, one after another, until one answers. */
    private static final int MOST_ASKED = 3;

    /** Below this score, what is nearest is not near: five of six requests for what is registered lie above it. */
    private static final double NEAR = 0.17;

    /** Longest answer that is shown, in characters. */
    private static final int MOST_SHOWN = 4_000;

    private static final MessageType<ServiceRequest> REQUEST = MessageType.of(ServiceRequest.class);

    private final Surroundings its;

    ServiceDesk(Surroundings its) {
        this.its = its;
    }

    /** Refused if no agent for it is registered, none of them answers, or all ask for money. */
    Answer.Fact.Answered ask(String query) throws Refusal, InterruptedException {
        ServiceRequest request = new ServiceRequest(query);
        String json = REQUEST.write(request);
        List<Match> near = its.scout().near(query, MOST_FOUND).stream()
                .filter(match -> match.score() >= NEAR && serves(match.agent(), json))
                .toList();
        if (near.isEmpty()) {
            throw new Refusal("no agent for \"" + query + "\" is registered; nothing was done."
                    + " What there is: ./errand agents list");
        }
        List<Match> free =
                near.stream().filter(match -> isFree(match.agent(), json)).toList();
        if (free.isEmpty()) {
            AgentCard dear = near.getFirst().agent();
            throw new Refusal("'" + dear.name() + "' would do it, and asks for " + prices(dear)
                    + "; agents are not paid for services from here yet. Nothing was done");
        }
        String last = "'" + free.getFirst().agent().name() + "' is not to be reached";
        for (Match match : its.scout().forService(free, json, MOST_ASKED)) {
            AgentCard card = match.agent();
            switch (its.runtime().ask(card.address(), request, ServiceReply.class, its.agentTimeout())) {
                case Reply.Answered<ServiceReply> answered -> {
                    return new Answer.Fact.Answered(
                            card, shown(answered.answer().text()), match.score(), match.parts());
                }
                case Reply.TimedOut<ServiceReply> late -> last = "'" + card.name() + "' did not answer in time";
                case Reply.Unreachable<ServiceReply> gone ->
                    last = "'" + card.name() + "' cannot be reached: " + gone.reason();
                case Reply.Failed<ServiceReply> failed -> last = "'" + card.name() + "' failed: " + failed.reason();
            }
        }
        throw new Refusal(last + "; nothing was done");
    }

    private static boolean serves(AgentCard card, String json) {
        return card.skills().stream().anyMatch(skill -> takes(skill, json));
    }

    private static boolean isFree(AgentCard card, String json) {
        return card.skills().stream()
                .filter(skill -> takes(skill, json))
                .anyMatch(skill ->
                        skill.price().map(price -> price.amount().signum() == 0).orElse(true));
    }

    /** Whether the skill can be asked in words. */
    private static boolean takes(Skill skill, String json) {
        return skill.capability().equals(Skill.SERVICE)
                && skill.request()
                        .map(schema -> schema.objection(json).isEmpty())
                        .orElse(false);
    }

    private static String prices(AgentCard card) {
        return card.skills().stream()
                .flatMap(skill -> skill.price().stream())
                .findFirst()
                .map(Object::toString)
                .orElse("money");
    }

    /** An answer is text from outside: bounded, and with nothing in it that moves a terminal's cursor. */
    private static String shown(String text) {
        String bounded = text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
        return bounded.codePoints()
                .filter(point -> point == '\n' || !Character.isISOControl(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
