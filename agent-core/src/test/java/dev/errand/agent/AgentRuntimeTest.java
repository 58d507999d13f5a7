package dev.errand.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.key.SigningKey;
import dev.errand.value.Address;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AgentRuntimeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final AgentRuntime runtime = AgentRuntime.start(InstantSource.system());

    record Question(int number) {}

    record Answer(int number) {}

    @AfterEach
    void close() {
        runtime.close();
    }

    private Address start(Handler<Question, Answer> handler) {
        Agent agent = Agent.builder(SigningKey.random())
                .name("test agent")
                .skill(new Skill("answer", "Answer", "Answers", "answer", List.of(), List.of()))
                .handle(Question.class, Answer.class, handler)
                .build();
        runtime.start(agent);
        return agent.address();
    }

    private Reply<Answer> ask(Address agent, int number, Duration timeout) throws InterruptedException {
        return runtime.ask(agent, new Question(number), Answer.class, timeout);
    }

    @Test
    void anErrorInAHandlerEndsOneMessageAndNotItsConversation() throws InterruptedException {
        Address agent = start((question, context) -> {
            if (question.number() == 1) {
                throw new StackOverflowError("too deep");
            }
            return new Answer(question.number());
        });
        assertThat(runtime.ask(agent, new Question(1), "talk", Answer.class, LONG))
                .isInstanceOf(Reply.Failed.class);
        assertThat(runtime.ask(agent, new Question(2), "talk", Answer.class, LONG))
                .isEqualTo(new Reply.Answered<>(new Answer(2)));
    }

    @Test
    void anAskerIsFreeAgainThoughTheRuntimeClosesUnderAStubbornHandler() throws Exception {
        CountDownLatch handling = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Address agent = start((question, context) -> {
            handling.countDown();
            while (released.getCount() > 0) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    // stubborn on purpose
                }
            }
            return new Answer(question.number());
        });
        try (ExecutorService asker = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply<Answer>> asked = asker.submit(() -> ask(agent, 1, Duration.ofSeconds(2)));
            handling.await();
            runtime.close();
            assertThat(asked.get()).isNotInstanceOf(Reply.Answered.class);
        } finally {
            released.countDown();
        }
    }

    @Test
    void anAgentAnswersOnAVirtualThread() throws InterruptedException {
        Address agent =
                start((question, context) -> new Answer(Thread.currentThread().isVirtual() ? question.number() : -1));
        assertThat(ask(agent, 7, LONG)).isEqualTo(new Reply.Answered<>(new Answer(7)));
    }

    @Test
    void anAgentThatThrowsOrHangsHarmsNobodyElse() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Address thrower = start((question, context) -> {
            throw new IllegalStateException("secret detail");
        });
        Address sleeper = start((question, context) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return new Answer(0);
        });
        Address honest = start((question, context) -> new Answer(question.number()));

        Map<Address, Reply<Answer>> replies =
                runtime.askAll(List.of(thrower, sleeper, honest), new Question(3), Answer.class, Duration.ofSeconds(3));

        assertThat(replies.get(honest)).isEqualTo(new Reply.Answered<>(new Answer(3)));
        assertThat(replies.get(sleeper)).isEqualTo(new Reply.TimedOut<>());
        assertThat(replies.get(thrower))
                .isInstanceOfSatisfying(
                        Reply.Failed.class,
                        failed -> assertThat(failed.reason()).doesNotContain("secret detail"));
        interrupted.await();
    }

    @Test
    void anAnswerOfAnotherTypeIsStoppedBeforeItIsSent() throws InterruptedException {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Handler<Question, Answer> wrong = (Handler) (question, context) -> "text";
        assertThat(ask(start(wrong), 1, LONG)).isInstanceOf(Reply.Failed.class);
    }

    @Test
    void whoIsNotRunningOrDoesNotTakeTheMessageIsUnreachable() throws InterruptedException {
        Address agent = start((question, context) -> new Answer(1));
        assertThat(runtime.ask(agent, "text", Answer.class, LONG)).isInstanceOf(Reply.Unreachable.class);
        runtime.stop(agent);
        assertThat(ask(agent, 1, LONG)).isInstanceOf(Reply.Unreachable.class);
        assertThat(ask(Address.ZERO, 1, LONG)).isInstanceOf(Reply.Unreachable.class);
    }

    @Test
    void aConversationIsHandledInOrderAndOneAtATime() throws Exception {
        List<Integer> handled = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger busiest = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(1);
        Address agent = start((question, context) -> {
            if (context.conversation().equals("one")) {
                busiest.accumulateAndGet(busy.incrementAndGet(), Math::max);
                open.await();
                handled.add(question.number());
                busy.decrementAndGet();
            }
            return new Answer(question.number());
        });
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add(runtime.begin(agent, new Question(i), "one", LONG));
        }
        // another conversation is not held up by the first message of this one
        assertThat(ask(agent, 100, LONG)).isEqualTo(new Reply.Answered<>(new Answer(100)));
        open.countDown();
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        assertThat(handled).isSorted().hasSize(20);
        assertThat(busiest).hasValue(1);
    }

    @Test
    void aFullMailboxRefusesInsteadOfGrowing() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Address agent = start((question, context) -> {
            open.await();
            return new Answer(question.number());
        });
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply<Answer>>> asked = new ArrayList<>();
            for (int i = 0; i < AgentRuntime.MAILBOX + 50; i++) {
                asked.add(askers.submit(() -> ask(agent, 1, LONG)));
            }
            long refused = 0;
            while (refused < 50) {
                refused = asked.stream().filter(Future::isDone).count();
                Thread.onSpinWait();
            }
            open.countDown();
            long unreachable = 0;
            for (Future<Reply<Answer>> reply : asked) {
                unreachable += reply.get() instanceof Reply.Unreachable ? 1 : 0;
            }
            assertThat(unreachable).isEqualTo(50);
        }
    }

    @Test
    void stoppingInterruptsWhatAnAgentIsDoing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Address agent = start((question, context) -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return new Answer(1);
        });
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply<Answer>> asked = askers.submit(() -> ask(agent, 1, LONG));
            begun.await();
            runtime.stop(agent);
            assertThat(asked.get()).isInstanceOf(Reply.Failed.class);
        }
    }

    @Test
    void anAgentWhoseTimeIsOverCanBeAskedAgain() throws InterruptedException {
        Address agent = start((question, context) -> {
            if (question.number() == 0) {
                new CountDownLatch(1).await();
            }
            return new Answer(question.number());
        });
        assertThat(ask(agent, 0, SHORT)).isEqualTo(new Reply.TimedOut<>());
        assertThat(ask(agent, 5, LONG)).isEqualTo(new Reply.Answered<>(new Answer(5)));
    }

    @Test
    void twoAgentsWithOneKeyAreRefused() {
        SigningKey key = SigningKey.random();
        Skill skill = new Skill("a", "A", "", "a", List.of(), List.of());
        runtime.start(Agent.builder(key).name("one").skill(skill).build());
        Agent second = Agent.builder(key).name("two").skill(skill).build();
        assertThatThrownBy(() -> runtime.start(second))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("running already");
    }
}
