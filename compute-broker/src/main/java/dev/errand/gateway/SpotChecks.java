package dev.errand.gateway;

import dev.errand.gateway.Placement.Answered;
import dev.errand.gateway.Placement.Work;
import dev.errand.openai.ApiError;
import dev.errand.openai.EmbeddingAnswers;
import dev.errand.provider.Backend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a share of what was answered done again by somebody independent, and compares. Where two differ, a third one says which is
 * wrong, or this program's own backend; of whoever was wrong once, all else that it answered to the same request is compared too.
 *
 * <p>It comes after the work: what is done again then never takes what a lease has to pay for the work itself, as of every chunk
 * somebody else has as much left to give as was done of it.
 */
final class SpotChecks {

    private static final Logger LOG = LoggerFactory.getLogger(SpotChecks.class);
    private static final String HERE = "this program";
    /** For a place at somebody who could compare: the work is done, and waits for this. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;
    private final Placement placement;
    private final Findings findings;
    private final Optional<Backend> own;
    private final double share;
    private final Random random;
    private final int atOnce;
    private final AtomicLong unitsDoneAgain = new AtomicLong();

    /**
     * @param own backend of this program, for what nobody else can say; empty if it has none
     * @param atOnce comparisons that are made at once
     */
    SpotChecks(
            Pool pool,
            Placement placement,
            Findings findings,
            Optional<Backend> own,
            GatewayOptions options,
            int atOnce) {
        this.pool = pool;
        this.placement = placement;
        this.findings = findings;
        this.own = own;
        this.share = options.checkedShare();
        this.random = new Random(options.seed());
        this.atOnce = atOnce;
    }

    /** Units that upstreams did, and were paid for, only to compare. */
    long unitsDoneAgain() {
        return unitsDoneAgain.get();
    }

    /** The answers to works, in their order, those that were found wrong replaced. */
    List<Answered> of(List<Work> works, List<Answered> answers) throws InterruptedException {
        List<Answered> right = new ArrayList<>(answers);
        Set<Member> liars = ConcurrentHashMap.newKeySet();
        Set<Integer> compared = new HashSet<>();
        List<Integer> next = chosen(answers);
        while (!next.isEmpty()) {
            compare(next, works, right, liars);
            compared.addAll(next);
            next = new ArrayList<>();
            for (int i = 0; i < right.size(); i++) {
                if (!compared.contains(i) && liars.contains(right.get(i).member())) {
                    next.add(i);
                }
            }
        }
        return right;
    }

    /** Of each member's answers the share, rounded up or down so that it holds on average. */
    private synchronized List<Integer> chosen(List<Answered> answers) {
        if (share == 0) {
            return List.of();
        }
        Map<Member, List<Integer>> byMember = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            byMember.computeIfAbsent(answers.get(i).member(), member -> new ArrayList<>())
                    .add(i);
        }
        List<Integer> chosen = new ArrayList<>();
        for (List<Integer> places : byMember.values()) {
            Collections.shuffle(places, random);
            chosen.addAll(places.subList(0, (int) (share * places.size() + random.nextDouble())));
        }
        return chosen;
    }

    private void compare(List<Integer> places, List<Work> works, List<Answered> answers, Set<Member> liars)
            throws InterruptedException {
        List<Future<Answered>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(atOnce, places.size()), Thread.ofVirtual().factory())) {
            for (int place : places) {
                Answered answer = answers.get(place);
                futures.add(threads.submit(() -> compared(works.get(place), answer, liars)));
            }
            for (int i = 0; i < places.size(); i++) {
                answers.set(places.get(i), futures.get(i).get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a comparison broke down", e.getCause());
        }
    }

    private Answered compared(Work work, Answered answer, Set<Member> liars) throws InterruptedException {
        Optional<Answered> other = again(work, pool.notIndependentOf(answer.member()));
        if (other.isEmpty()) {
            return comparedHere(work, answer, liars);
        }
        double cosine =
                EmbeddingAnswers.leastLikeness(answer.body(), other.get().body());
        String name = answer.member().name();
        String otherName = other.get().member().name();
        if (EmbeddingAnswers.alike(answer.body(), other.get().body())) {
            findings.note(new Finding.Agreement(name, otherName, work.most()));
            return answer;
        }
        findings.note(new Finding.Disagreement(name, otherName, cosine));
        return judged(work, answer, other.get(), liars);
    }

    /** Nobody else is there to compare with. */
    private Answered comparedHere(Work work, Answered answer, Set<Member> liars) {
        Optional<byte[]> here = here(work);
        if (here.isEmpty()) {
            LOG.info(
                    "an answer of {} could not be compared with another's",
                    answer.member().name());
            return answer;
        }
        if (EmbeddingAnswers.alike(answer.body(), here.get())) {
            findings.note(new Finding.Agreement(answer.member().name(), HERE, work.most()));
            return answer;
        }
        blame(work, answer, liars);
        return new Answered(answer.member(), here.get());
    }

    private Answered judged(Work work, Answered one, Answered other, Set<Member> liars) throws InterruptedException {
        Set<Member> involved = new HashSet<>(pool.notIndependentOf(one.member()));
        involved.addAll(pool.notIndependentOf(other.member()));
        Optional<byte[]> third = again(work, involved).map(Answered::body);
        if (third.isEmpty() || isLikeNeither(third.get(), one, other)) {
            third = here(work);
        }
        if (third.isEmpty() || isLikeNeither(third.get(), one, other)) {
            findings.note(new Finding.Undecided(
                    one.member().name(),
                    List.of(one.member().wrong(work, one), other.member().wrong(work, other))));
            return one;
        }
        boolean oneIsRight = EmbeddingAnswers.alike(one.body(), third.get());
        blame(work, oneIsRight ? other : one, liars);
        return oneIsRight ? one : other;
    }

    private static boolean isLikeNeither(byte[] third, Answered one, Answered other) {
        return !EmbeddingAnswers.alike(one.body(), third) && !EmbeddingAnswers.alike(other.body(), third);
    }

    private void blame(Work work, Answered wrong, Set<Member> liars) {
        liars.add(wrong.member());
        pool.blame(wrong.member(), wrong.member().wrong(work, wrong));
    }

    /** By an upstream that is none of those; empty if there is none, or it fails. */
    private Optional<Answered> again(Work work, Set<Member> except) throws InterruptedException {
        try {
            Answered answer = placement.place(work, except, PATIENCE);
            unitsDoneAgain.addAndGet(work.most());
            return Optional.of(answer);
        } catch (ApiError e) {
            LOG.info("nobody independent did it again: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** By this program itself; empty if it cannot. */
    private Optional<byte[]> here(Work work) {
        if (own.filter(backend -> backend.models().contains(work.model())).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(own.get().call(work.path(), work.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (RuntimeException e) { // the answers are there; only what they are worth is not known
            LOG.warn("this program could not do it again", e);
            return Optional.empty();
        }
    }
}
