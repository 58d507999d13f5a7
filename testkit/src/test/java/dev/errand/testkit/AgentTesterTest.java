package dev.errand.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.DeadLetter;
import dev.errand.agent.Guard;
import dev.errand.agent.Reply;
import dev.errand.agent.Sending;
import dev.errand.agent.Skill;
import dev.errand.key.SigningKey;
import dev.errand.value.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a runtime promises about time, retries and memory, shown the way a user would test an agent. */
@Timeout(60)
class AgentTesterTest {

    private static final Skill ANY = Skill.of("any", "Anything");

    private final AgentTester tester = AgentTester.create();

    record Question(int number) {}

    record Answer(int number) {}

    record Note(String text) {}

    record Alert(String text) {}

    @AfterEach
    void close() {
        tester.close();
    }

    private static Agent.Builder agent(String name) {
        return Agent.builder(SigningKey.random()).name(name).skill(ANY);
    }

    @Test
    void anAgentAsksTwoOthersAndAddsUpWhatTheySay() {
        ScriptedPeer one = tester.peer("one").answers(Question.class, Answer.class, q -> new Answer(q.number()));
        ScriptedPeer two = tester.peer("two").answers(Question.class, Answer.class, q -> new Answer(10 * q.number()));
        tester.start(agent("sum")
                .handle(Question.class, Answer.class, (question, context) -> {
                    int sum = 0;
                    for (Address peer : List.of(one.address(), two.address())) {
                        if (context.ask(peer, question, Answer.class)
                                instanceof Reply.Answered<Answer>(Answer answer)) {
                            sum += answer.number();
                        }
                    }
                    return new Answer(sum);
                })
                .build());
        assertThat(tester.ask(new Question(3), Answer.class)).isEqualTo(new Reply.Answered<>(new Answer(33)));
        assertThat(tester.recorder().messages(Question.class)).containsExactly(new Question(3), new Question(3));
        assertThat(tester.recorder().messages(Answer.class)).containsExactly(new Answer(3), new Answer(30));
    }

    @Test
    void aPeerThatNeverAnswersTakesNoRealTime() {
        ScriptedPeer silent = tester.peer("silent").ignores(Question.class);
        ScriptedPeer broken = tester.peer("broken").failsOn(Question.class);
        List<Reply<Answer>> replies = new ArrayList<>();
        tester.start(agent("patient")
                .handle(Question.class, Answer.class, (question, context) -> {
                    replies.add(context.ask(silent.address(), question, Answer.class, Duration.ofSeconds(20)));
                    replies.add(context.ask(broken.address(), question, Answer.class));
                    return new Answer(0);
                })
                .build());
        Instant before = tester.now();
        assertThat(tester.ask(new Question(1), Answer.class)).isEqualTo(new Reply.Answered<>(new Answer(0)));
        assertThat(Duration.between(before, tester.now())).isEqualTo(Duration.ofSeconds(20));
        assertThat(replies.getFirst()).isEqualTo(new Reply.TimedOut<>());
        assertThat(replies.getLast()).isInstanceOf(Reply.Failed.class);
    }

    @Test
    void deadlinesArePassedOnToWhoeverIsAskedOnTheWay() {
        List<Duration> left = Collections.synchronizedList(new ArrayList<>());
        Agent last = agent("last")
                .handle(Question.class, Answer.class, (question, context) -> {
                    left.add(Duration.between(context.now(), context.answerBy()));
                    return new Answer(1);
                })
                .build();
        tester.runtime().start(last);
        tester.start(agent("first")
                .handle(Question.class, Answer.class, (question, context) -> {
                    left.add(Duration.between(context.now(), context.answerBy()));
                    context.sleep(Duration.ofSeconds(7));
                    context.ask(last.address(), question, Answer.class, Duration.ofHours(1));
                    return new Answer(1);
                })
                .build());
        tester.ask(new Question(1), Answer.class);
        assertThat(left).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(23));
    }

    @Test
    void intervalsTickInVirtualTimeAndNeverOverlap() {
        List<Instant> ticks = Collections.synchronizedList(new ArrayList<>());
        tester.start(agent("clock")
                .every(Duration.ofMinutes(10), context -> ticks.add(context.now()))
                .every(Duration.ofMinutes(1), context -> context.sleep(Duration.ofSeconds(20)))
                .every(Duration.ofMinutes(1), context -> {
                    throw new IllegalStateException("harms nobody");
                })
                .build());
        Instant start = tester.now();
        tester.advance(Duration.ofHours(1));
        assertThat(ticks).hasSize(6);
        assertThat(ticks.getFirst()).isEqualTo(start.plus(Duration.ofMinutes(10)));
    }

    @Test
    void startStopAndEventsAreHandled() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        tester.start(agent("eventful")
                .onStart(context -> seen.add("started"))
                .onStop(context -> seen.add("stopped"))
                .onEvent(Alert.class, (alert, context) -> seen.add(alert.text()))
                .build());
        tester.publish(new Alert("fire"));
        tester.publish(new Note("not for it"));
        tester.runtime().stop(tester.agent().address());
        tester.publish(new Alert("too late"));
        assertThat(seen).containsExactly("started", "fire", "stopped");
    }

    @Test
    void storageOutlivesMessagesAndBelongsToOneAgent() {
        Agent other = agent("other")
                .handle(
                        Question.class,
                        Answer.class,
                        (question, context) ->
                                new Answer(context.storage().keys("").size()))
                .build();
        tester.runtime().start(other);
        tester.start(agent("keeper")
                .handle(Question.class, Answer.class, (question, context) -> {
                    int before = context.storage()
                            .get("last", Question.class)
                            .map(Question::number)
                            .orElse(-1);
                    context.storage().put("last", question);
                    return new Answer(before);
                })
                .handle(
                        Alert.class,
                        Answer.class,
                        (alert, context) -> context.ask(other.address(), new Question(0), Answer.class)
                                        instanceof Reply.Answered<Answer>(Answer answer)
                                ? answer
                                : new Answer(-1))
                .build());
        assertThat(tester.ask(new Question(5), Answer.class)).isEqualTo(new Reply.Answered<>(new Answer(-1)));
        assertThat(tester.ask(new Question(6), Answer.class)).isEqualTo(new Reply.Answered<>(new Answer(5)));
        assertThat(tester.ask(new Alert(""), Answer.class)).isEqualTo(new Reply.Answered<>(new Answer(0)));
    }

    /** The handler's own storage is kept with the fact that the message was handled, so it shows one run however often it failed. */
    @Test
    void aFailingMessageIsTriedAgainAndLeavesNothingBehindUntilItSucceeds() {
        AtomicInteger runs = new AtomicInteger();
        List<Integer> stored = new ArrayList<>();
        tester.start(agent("flaky")
                .onMessage(Note.class, (note, context) -> {
                    int count = context.storage()
                            .get("count")
                            .map(Integer::parseInt)
                            .orElse(0);
                    context.storage().put("count", Integer.toString(count + 1));
                    stored.add(count);
                    if (runs.incrementAndGet() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                })
                .build());
        assertThat(tester.send(new Note("a"))).isInstanceOf(Sending.Accepted.class);
        assertThat(runs).hasValue(1);
        tester.advance(Duration.ofSeconds(3));
        assertThat(runs).hasValue(3);
        tester.send(new Note("b"));
        assertThat(stored).containsExactly(0, 0, 0, 1);
        assertThat(tester.deadLetters()).isEmpty();
    }

    @Test
    void aHopelessMessageBecomesADeadLetterAndItsConversationGoesOn() {
        List<String> handled = Collections.synchronizedList(new ArrayList<>());
        ScriptedPeer peer = tester.peer("peer");
        tester.start(agent("picky")
                .onMessage(Note.class, (note, context) -> {
                    if (note.text().equals("bad")) {
                        throw new IllegalArgumentException("never");
                    }
                    handled.add(note.text());
                })
                .build());
        peer.send(new Note("bad"), "talk");
        peer.send(new Note("good"), "talk");
        assertThat(handled).as("in order: the second waits for the first").isEmpty();
        tester.advance(Duration.ofMinutes(1));
        assertThat(handled).containsExactly("good");
        assertThat(tester.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).contains("IllegalArgumentException");
            assertThat(letter.attempts()).isEqualTo(AgentRuntime.ATTEMPTS);
            assertThat(letter.content()).isEqualTo("{\"text\":\"bad\"}");
            assertThat(letter.sender()).isEqualTo(peer.address());
            assertThat(letter.outgoing()).isFalse();
        });
    }

    @Test
    void whatAHandlerSendsIsSentOnlyIfItSucceeds() {
        ScriptedPeer peer = tester.peer("peer").takes(Note.class);
        AtomicInteger runs = new AtomicInteger();
        tester.start(agent("forwarder")
                .onMessage(Alert.class, (alert, context) -> {
                    context.send(peer.address(), new Note(alert.text()));
                    if (runs.incrementAndGet() < 3) {
                        throw new IllegalStateException("after sending");
                    }
                })
                .build());
        tester.send(new Alert("once"));
        tester.advance(Duration.ofMinutes(1));
        assertThat(runs).hasValue(3);
        assertThat(tester.recorder().messages(Note.class)).containsExactly(new Note("once"));
    }

    @Test
    void aHandlerThatTakesTooLongIsInterrupted() {
        CountDownLatch interrupted = new CountDownLatch(1);
        tester.start(agent("slow")
                .onMessage(Note.class, (note, context) -> {
                    try {
                        context.sleep(Duration.ofDays(1));
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                })
                .build());
        tester.runtime().sendTransient(tester.agent().address(), new Note("a"));
        tester.advance(AgentRuntime.HANDLING);
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void guardsKeepOutWhomTheyNameAndWhoComesTooOften() {
        ScriptedPeer friend = tester.peer("friend");
        ScriptedPeer stranger = tester.peer("stranger");
        ScriptedPeer enemy = tester.peer("enemy");
        tester.start(agent("guarded")
                .handle(Question.class, Answer.class, (question, context) -> new Answer(1))
                .handle(Note.class, Answer.class, (note, context) -> new Answer(2))
                .guard(Guard.open().blocking(enemy.address()).atMost(5, Duration.ofMinutes(1)))
                .guard(Note.class, Guard.open().allowing(friend.address()).atMost(2, Duration.ofMinutes(1)))
                .build());
        assertThat(enemy.ask(new Question(1), Answer.class)).isInstanceOf(Reply.Unreachable.class);
        assertThat(stranger.ask(new Question(1), Answer.class)).isInstanceOf(Reply.Answered.class);
        assertThat(stranger.ask(new Note("a"), Answer.class)).isInstanceOf(Reply.Unreachable.class);
        assertThat(friend.ask(new Note("a"), Answer.class)).isInstanceOf(Reply.Answered.class);
        assertThat(friend.ask(new Note("a"), Answer.class)).isInstanceOf(Reply.Answered.class);
        assertThat(friend.ask(new Note("a"), Answer.class))
                .isInstanceOfSatisfying(
                        Reply.Unreachable.class,
                        refused -> assertThat(refused.reason()).contains("no more than 2 messages"));
        assertThat(friend.ask(new Question(1), Answer.class)).isInstanceOf(Reply.Answered.class);
        assertThat(friend.ask(new Question(1), Answer.class)).isInstanceOf(Reply.Answered.class);
        assertThat(friend.ask(new Question(1), Answer.class))
                .as("the agent's own quota")
                .isInstanceOf(Reply.Unreachable.class);
        tester.advance(Duration.ofMinutes(1));
        assertThat(friend.ask(new Note("a"), Answer.class)).isInstanceOf(Reply.Answered.class);
        assertThat(tester.ask(new Note("a"), Answer.class))
                .as("the program itself is never kept out")
                .isInstanceOf(Reply.Answered.class);
    }

    @Test
    void aFloodOfOneSenderKeepsNobodyElseOut() {
        ScriptedPeer other = tester.peer("other");
        Agent target = agent("target")
                .handle(Question.class, Answer.class, (question, context) -> new Answer(1))
                .onMessage(Note.class, (note, context) -> context.sleep(Duration.ofSeconds(10)))
                .build();
        AtomicInteger refused = new AtomicInteger();
        tester.start(target);
        Agent flooder = agent("flooder")
                .onStart(context -> {
                    for (int i = 0; i < 5 * AgentRuntime.MAILBOX; i++) {
                        if (context.sendTransient(target.address(), new Note("x"), "talk " + i)
                                instanceof Sending.Refused) {
                            refused.incrementAndGet();
                        }
                    }
                })
                .build();
        tester.runtime().start(flooder);
        tester.settle();
        assertThat(refused.get()).isEqualTo(5 * AgentRuntime.MAILBOX - AgentRuntime.MAILBOX / 4);
        assertThat(other.ask(new Question(1), Answer.class)).isEqualTo(new Reply.Answered<>(new Answer(1)));
    }

    @Test
    void aDurableMessageToNobodyIsRefusedAndNotKept() {
        tester.start(agent("alone").build());
        assertThat(tester.runtime().send(Address.ZERO, new Note("a")))
                .isInstanceOfSatisfying(
                        Sending.Refused.class,
                        refused -> assertThat(refused.reason()).contains("runs in this program"));
        assertThat(tester.send(new Note("a"))).isInstanceOf(Sending.Refused.class);
        List<DeadLetter> letters = tester.deadLetters();
        assertThat(letters).isEmpty();
    }
}
