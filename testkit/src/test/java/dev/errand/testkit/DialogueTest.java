package dev.errand.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.agent.Agent;
import dev.errand.agent.Dialogue;
import dev.errand.agent.Reply;
import dev.errand.agent.Sending;
import dev.errand.agent.Skill;
import dev.errand.key.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DialogueTest {

    record Propose(int price) {}

    record Counter(int price) {}

    record Accept(int price) {}

    record Decline(String why) {}

    private static final Dialogue HAGGLE = Dialogue.named("haggle")
            .opens(Propose.class)
            .follows(Propose.class, Duration.ofMinutes(1), Counter.class, Accept.class, Decline.class)
            .follows(Counter.class, Duration.ofMinutes(5), Propose.class, Accept.class, Decline.class)
            .build();

    private static final List<Class<?>> MESSAGES = List.of(Propose.class, Counter.class, Accept.class, Decline.class);

    private final AgentTester tester = AgentTester.create();
    private final List<Dialogue.Expired> expired = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        tester.close();
    }

    /** An agent that takes everything and says what a message of its peer tells it to: the price is the next message's number. */
    private Agent haggler() {
        return Agent.builder(SigningKey.random())
                .name("haggler")
                .skill(Skill.of("haggle", "Haggles"))
                .dialogue(HAGGLE, (over, context) -> expired.add(over))
                .handle(Propose.class, Object.class, (propose, context) -> message(propose.price()))
                .handle(Counter.class, Object.class, (counter, context) -> message(counter.price()))
                .handle(Accept.class, Object.class, (accept, context) -> "done")
                .handle(Decline.class, Object.class, (decline, context) -> "done")
                .build();
    }

    private static Object message(int number) {
        return switch (number) {
            case 0 -> new Propose(1);
            case 1 -> new Counter(0);
            case 2 -> new Accept(0);
            case 3 -> new Decline("");
            default -> "nothing of this dialogue";
        };
    }

    private static int number(Class<?> message) {
        return MESSAGES.indexOf(message);
    }

    private static boolean isAnswered(Reply<?> reply) {
        return reply instanceof Reply.Answered<?>;
    }

    /** Each pair of messages, in the table or not: what the table allows passes, all else is refused. */
    @Test
    void everyTransitionOfTheTableIsAllowedAndNoOther() {
        ScriptedPeer peer = tester.peer("peer");
        tester.start(haggler());
        Set<List<Class<?>>> visited = new LinkedHashSet<>();
        int conversation = 0;
        for (Map.Entry<Class<?>, Set<Class<?>>> row : HAGGLE.table().entrySet()) {
            if (row.getValue().isEmpty()) {
                continue;
            }
            for (Class<?> next : MESSAGES) {
                // the peer proposes; the agent says what it is told
                String talk = "talk " + conversation++;
                boolean answered;
                if (row.getKey() == Propose.class) {
                    answered = isAnswered(peer.ask(new Propose(number(next)), talk, Object.class));
                } else {
                    assertThat(isAnswered(peer.ask(new Propose(1), talk, Object.class)))
                            .isTrue();
                    answered = isAnswered(peer.ask(message(number(next)), talk, Object.class));
                }
                assertThat(answered)
                        .as(row.getKey().getSimpleName() + " → " + next.getSimpleName())
                        .isEqualTo(row.getValue().contains(next));
                if (answered) {
                    visited.add(List.of(row.getKey(), next));
                }
            }
        }
        Set<List<Class<?>>> all = new LinkedHashSet<>();
        HAGGLE.table().forEach((from, nexts) -> nexts.forEach(to -> all.add(List.of(from, to))));
        assertThat(visited).isEqualTo(all);
    }

    @Test
    void onlyAnOpeningBegins() {
        ScriptedPeer peer = tester.peer("peer");
        tester.start(haggler());
        assertThat(peer.ask(new Accept(1), "fresh", Object.class))
                .isInstanceOfSatisfying(
                        Reply.Unreachable.class,
                        refused ->
                                assertThat(refused.reason()).contains("does not begin with Accept but with Propose"));
    }

    @Test
    void aStrangerCannotJoin() {
        ScriptedPeer peer = tester.peer("peer");
        ScriptedPeer stranger = tester.peer("stranger");
        tester.start(haggler());
        assertThat(isAnswered(peer.ask(new Propose(1), "talk", Object.class))).isTrue();
        assertThat(stranger.ask(new Accept(1), "talk", Object.class))
                .isInstanceOfSatisfying(
                        Reply.Unreachable.class,
                        refused -> assertThat(refused.reason()).contains("somebody else"));
    }

    @Test
    void nobodySpeaksTwice() {
        ScriptedPeer peer = tester.peer("peer");
        tester.start(haggler());
        peer.ask(new Propose(9), "talk", Object.class);
        assertThat(peer.ask(new Accept(1), "talk", Object.class))
                .isInstanceOfSatisfying(
                        Reply.Unreachable.class,
                        refused -> assertThat(refused.reason()).contains("other party's turn"));
    }

    @Test
    void silenceEndsItAndTheAgentHearsOfIt() {
        ScriptedPeer peer = tester.peer("peer");
        tester.start(haggler());
        peer.ask(new Propose(1), "talk", Object.class);
        tester.advance(Duration.ofMinutes(4));
        assertThat(expired).isEmpty();
        tester.advance(Duration.ofMinutes(2));
        assertThat(expired).containsExactly(new Dialogue.Expired("haggle", "talk", "Counter"));
        assertThat(isAnswered(peer.ask(new Accept(1), "talk", Object.class))).isFalse();
        assertThat(isAnswered(peer.ask(new Propose(1), "talk", Object.class))).isTrue();
    }

    @Test
    void aHandlerThatFailsDoesNotMoveTheDialogue() {
        ScriptedPeer peer = tester.peer("peer");
        List<Integer> runs = new ArrayList<>();
        tester.start(Agent.builder(SigningKey.random())
                .name("flaky")
                .skill(Skill.of("haggle", "Haggles"))
                .dialogue(HAGGLE)
                .onMessage(Propose.class, (propose, context) -> {
                    runs.add(propose.price());
                    Sending sent = context.send(peer.address(), new Counter(2));
                    assertThat(sent).isInstanceOf(Sending.Accepted.class);
                    if (runs.size() < 2) {
                        throw new IllegalStateException("once");
                    }
                })
                .build());
        peer.takes(Counter.class);
        peer.send(new Propose(1), "talk");
        tester.advance(Duration.ofSeconds(5));
        assertThat(runs).containsExactly(1, 1);
        assertThat(tester.recorder().messages(Counter.class)).containsExactly(new Counter(2));
        assertThat(tester.deadLetters()).isEmpty();
    }

    @Test
    void tablesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> Dialogue.named("empty").build()).hasMessageContaining("nothing opens");
        Dialogue.Builder unreached = Dialogue.named("unreached")
                .opens(Propose.class)
                .follows(Counter.class, Duration.ofMinutes(1), Accept.class);
        assertThatThrownBy(unreached::build).hasMessageContaining("Counter is never reached");
    }
}
