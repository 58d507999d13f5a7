package dev.errand.gateway;

import dev.errand.lease.Delivery;
import dev.errand.openai.ApiClient;
import dev.errand.openai.ApiError;
import dev.errand.openai.Units;
import dev.errand.provider.ProviderNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Places one request that is answered in one piece: on the best upstream; on a second one besides, if the first takes longer
 * than 95 of 100 do; on another, if one fails. The first good answer counts and is paid, and no other.
 */
@SuppressWarnings("ArrayRecordComponent") // answers are passed on, never compared
final class Placement {

    private static final Duration HEDGE_AT_LEAST = Duration.ofMillis(50);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
    private static final int PAYMENT_REQUIRED = 402;
    private static final int TOO_MANY = 429;

    private final Pool pool;
    private final Latencies latencies;
    private final int mostAtOnce;
    private final Duration patience;

    Placement(Pool pool, Latencies latencies, GatewayOptions options) {
        this.pool = pool;
        this.latencies = latencies;
        this.mostAtOnce = options.perUpstream();
        this.patience = options.timeout();
    }

    /**
     * A request.
     *
     * @param most units that it can come to
     * @param prefix by which equal beginnings are known
     * @param check says what is wrong with an answer; empty if nothing is
     */
    record Work(
            String path,
            byte[] body,
            String model,
            long most,
            int prefix,
            BiFunction<String, byte[], Optional<String>> check) {}

    /** An answer and whose it is. */
    record Answered(Member member, byte[] body) {}

    private record Outcome(
            Attempt attempt,
            byte @Nullable [] body,
            @Nullable String failure,
            boolean refused) {}

    /** What the attempts at one request share: the first good answer wins, and only it is paid. */
    private record Race(BlockingQueue<Outcome> outcomes, AtomicBoolean won) {}

    /** Answers the work, whoever fails meanwhile, as long as one upstream is left. */
    Answered place(Work work, Set<Member> except) throws InterruptedException {
        return place(work, except, patience);
    }

    /** The same, which waits so long at most for a place while all are busy. */
    Answered place(Work work, Set<Member> except, Duration waiting) throws InterruptedException {
        Set<Member> tried = new HashSet<>(except);
        List<Attempt> running = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        Race race = new Race(new LinkedBlockingQueue<>(), new AtomicBoolean());
        try {
            running.add(new Attempt(work, firstPlace(work, tried, waiting), race));
            long hedgeAt = System.nanoTime() + hedgeAfter(work);
            boolean hedged = false;
            while (true) {
                Outcome outcome = hedged
                        ? race.outcomes().take()
                        : race.outcomes().poll(hedgeAt - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (outcome == null) {
                    hedged = true;
                    another(work, tried, race).ifPresent(running::add);
                    continue;
                }
                running.remove(outcome.attempt());
                if (outcome.body() != null) {
                    return new Answered(outcome.attempt().member, outcome.body());
                }
                if (outcome.refused()) {
                    throw ApiError.badRequest(String.valueOf(outcome.failure()));
                }
                failures.add(outcome.attempt().member.name() + ": " + outcome.failure());
                if (running.isEmpty()) {
                    running.add(new Attempt(work, nextPlace(work, tried, waiting, failures), race));
                } else {
                    another(work, tried, race).ifPresent(running::add);
                }
            }
        } finally {
            running.forEach(Attempt::cancel);
        }
    }

    private long hedgeAfter(Work work) {
        return latencies.p95().isPresent()
                ? Math.max(HEDGE_AT_LEAST.toNanos(), (long) (latencies.p95().getAsDouble() * work.most()))
                : Long.MAX_VALUE / 4;
    }

    /** Waits while everybody is busy; fails where nobody could ever take it. */
    private Member firstPlace(Work work, Set<Member> tried, Duration waiting) throws InterruptedException {
        long deadline = System.nanoTime() + waiting.toNanos();
        while (true) {
            Optional<Member> member = pool.begin(work.model(), work.most(), work.prefix(), tried, mostAtOnce);
            if (member.isPresent()) {
                tried.add(member.get());
                return member.get();
            }
            if (pool.ranked(work.model(), work.most(), work.prefix(), tried).isEmpty()) {
                throw ApiError.unavailable("nobody who serves " + work.model() + " is there now");
            }
            if (System.nanoTime() > deadline) {
                throw ApiError.unavailable("those who serve " + work.model()
                        + " are all busy, or their leases do not pay " + work.most() + " units more");
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /** Another's place after all before it failed, for which it waits like the first. */
    private Member nextPlace(Work work, Set<Member> tried, Duration waiting, List<String> failures)
            throws InterruptedException {
        try {
            return firstPlace(work, tried, waiting);
        } catch (ApiError e) {
            throw ApiError.unavailable(
                    "no upstream could answer; " + String.join("; ", failures) + "; then " + e.getMessage());
        }
    }

    private Optional<Attempt> another(Work work, Set<Member> tried, Race race) {
        Optional<Member> member = pool.begin(work.model(), work.most(), work.prefix(), tried, mostAtOnce);
        member.ifPresent(tried::add);
        return member.map(found -> new Attempt(work, found, race));
    }

    /** One upstream at work, on a thread of its own; whoever cancels it first decides that it is not paid. */
    private final class Attempt {

        private final Work work;
        private final Member member;
        private final Race race;
        private final Thread thread;
        private boolean over;

        Attempt(Work work, Member member, Race race) {
            this.work = work;
            this.member = member;
            this.race = race;
            this.thread = Thread.ofVirtual().unstarted(this::run);
            thread.start();
        }

        private void run() {
            member.enter();
            long begun = System.nanoTime();
            try {
                ApiClient.Answer answer = member.tenancy().ask(work.path(), work.body());
                take(answer, System.nanoTime() - begun);
            } catch (IOException e) {
                pool.lose(member);
                fail("its connection is gone (" + e.getMessage() + ")", false);
            } catch (InterruptedException e) {
                fail("it was lost while it worked", false);
            } finally {
                member.leave();
            }
        }

        private void take(ApiClient.Answer answer, long nanos) {
            if (!answer.ok()) {
                boolean refused = answer.status() / 100 == 4
                        && answer.status() != PAYMENT_REQUIRED
                        && answer.status() != TOO_MANY;
                fail("it answered " + answer.status() + " " + answer.text(), refused);
                return;
            }
            Optional<String> wrong = work.check().apply(work.path(), answer.body());
            if (wrong.isPresent()) {
                pool.blame(member, new Finding.Garbage(member.name(), wrong.get()));
                fail("its answer is none: " + wrong.get(), false);
                return;
            }
            String text = work.path().endsWith("/embeddings") ? "" : Units.answerText(answer.body());
            Delivery counted = Delivery.of(
                    Math.min(work.most(), Units.used(work.path(), work.body(), text)), work.body(), answer.body());
            Optional<Finding> contradiction = member.tenancy().contradiction(answer.header(ProviderNode.WORK), counted);
            if (contradiction.isPresent()) {
                pool.blame(member, contradiction.get());
                fail(
                        "it counts its answer as "
                                + answer.header(ProviderNode.WORK).orElse("") + ", and not as " + counted,
                        false);
                return;
            }
            if (!finish()) {
                return;
            }
            if (race.won().compareAndSet(false, true)) {
                pool.arrived(member, work.most(), counted, nanos);
                member.cached(work.model(), work.prefix());
                latencies.note(counted.units(), nanos);
                race.outcomes().add(new Outcome(this, answer.body(), null, false));
            } else {
                member.failed(work.most()); // another was first
            }
        }

        private void fail(String reason, boolean refused) {
            if (finish()) {
                member.failed(work.most());
                race.outcomes().add(new Outcome(this, null, reason, refused));
            }
        }

        void cancel() {
            if (finish()) {
                member.failed(work.most());
                thread.interrupt();
            }
        }

        private synchronized boolean finish() {
            boolean first = !over;
            over = true;
            return first;
        }
    }
}
