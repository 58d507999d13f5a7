package dev.errand.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.TxHash;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final ChainId CHAIN = new ChainId(1);
    private static final Address ACCOUNT = Address.parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    private static final Address PAID = Address.parse("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource clock = () -> now;
    private Journal journal;

    @BeforeEach
    void open() {
        journal = Journal.open(folder.resolve("journal.db"), clock);
    }

    private Entry entry(long nonce, String dollars) {
        return new Entry(
                Bytes32.random(),
                CHAIN,
                ACCOUNT,
                Bytes32.random(),
                Bytes32.random(),
                "a test",
                nonce,
                new TxHash(Bytes32.random()),
                Bytes.parse("0x02f8"),
                now.plusSeconds(60),
                BigInteger.TEN,
                Optional.of(new BigDecimal(dollars)),
                Set.of(PAID),
                State.SIGNED,
                "",
                now);
    }

    private Entry append(long nonce, String dollars) {
        return journal.append(CHAIN, ACCOUNT, ledger -> Optional.of(entry(nonce, dollars)))
                .orElseThrow();
    }

    /** As where two programs start at the same moment for the first time. */
    @RepeatedTest(5)
    void isMadeOnceThoughManyOpenItAtOnce() throws Exception {
        Path fresh = folder.resolve("fresh.db");
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Journal>> opened = new ArrayList<>();
        try (ExecutorService programs = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                opened.add(programs.submit(() -> {
                    start.await();
                    return Journal.open(fresh, clock);
                }));
            }
            start.countDown();
        }
        for (Future<Journal> each : opened) {
            assertThat(each.get().history(CHAIN, ACCOUNT, 1)).isEmpty();
        }
    }

    @Test
    void isReadBackByAnotherProgramAsItWasWritten() {
        Entry written = append(7, "12.5");
        Journal other = Journal.open(folder.resolve("journal.db"), clock);
        assertThat(other.find(written.intentId())).contains(written);
        assertThat(other.history(CHAIN, ACCOUNT, 10)).containsExactly(written);
        assertThat(other.ledger(CHAIN, ACCOUNT).open()).containsExactly(written);
        assertThat(other.ledger(new ChainId(2), ACCOUNT).open()).isEmpty();
    }

    /** The table is the truth: what is in it works, what is not is refused; so no transition goes untested. */
    @Test
    void movesAsItsTableSaysAndNotOtherwise() {
        long nonce = 0;
        Set<State> reached = new HashSet<>(Set.of(State.SIGNED));
        for (State from : State.values()) {
            for (State to : State.values()) {
                if (from.next().contains(to)) {
                    Entry entry = inState(from, nonce++);
                    assertThat(journal.move(entry.intentId(), from, to, "why")).isTrue();
                    assertThat(journal.find(entry.intentId())).hasValueSatisfying(moved -> {
                        assertThat(moved.state()).isEqualTo(to);
                        assertThat(moved.detail()).isEqualTo("why");
                    });
                    assertThat(journal.move(entry.intentId(), from, to, "again"))
                            .isFalse();
                    reached.add(to);
                } else {
                    assertThatThrownBy(() -> journal.move(Bytes32.ZERO, from, to, ""))
                            .isInstanceOf(IllegalArgumentException.class);
                }
            }
            assertThat(from.isOpen()).isEqualTo(!from.next().isEmpty());
        }
        assertThat(reached).containsExactlyInAnyOrder(State.values());
    }

    private Entry inState(State state, long nonce) {
        Entry entry = append(nonce, "0");
        for (State step : pathTo(state)) {
            State from = journal.find(entry.intentId()).orElseThrow().state();
            assertThat(journal.move(entry.intentId(), from, step, "")).isTrue();
        }
        return entry;
    }

    private static List<State> pathTo(State state) {
        return switch (state) {
            case SIGNED -> List.of();
            case SENT -> List.of(State.SENT);
            case INCLUDED -> List.of(State.SENT, State.INCLUDED);
            case EXECUTED, REVERTED, REJECTED, REPLACED, EXPIRED ->
                throw new IllegalStateException(state + " is an end");
        };
    }

    @Test
    void noTwoLiveExecutionsShareANonce() {
        append(5, "1");
        assertThatThrownBy(() -> append(5, "1")).isInstanceOf(JournalException.class);
    }

    @Test
    void countsWhatWasDoneOrMayStillBeAndNotWhatFailed() {
        Entry done = append(1, "100");
        journal.move(done.intentId(), State.SIGNED, State.INCLUDED, "");
        journal.move(done.intentId(), State.INCLUDED, State.EXECUTED, "");
        Entry failed = append(2, "1000");
        journal.move(failed.intentId(), State.SIGNED, State.REJECTED, "");
        append(3, "10.25");
        assertThat(journal.ledger(CHAIN, ACCOUNT).dollarsToday()).isEqualByComparingTo("110.25");
        assertThat(journal.ledger(CHAIN, ACCOUNT).paidBefore()).containsExactly(PAID);
        now = now.plus(Duration.ofHours(25));
        assertThat(journal.ledger(CHAIN, ACCOUNT).dollarsToday()).isZero();
    }

    /** Fifty threads, over two connections, want 10 dollars each where 100 are allowed. */
    @Test
    void aLimitIsNeverPassedByManyAtOnceAndNoncesStayUnique() throws Exception {
        Journal second = Journal.open(folder.resolve("journal.db"), clock);
        BigDecimal limit = BigDecimal.valueOf(100);
        List<Future<Optional<Entry>>> tries = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                Journal chosen = i % 2 == 0 ? journal : second;
                tries.add(threads.submit(() -> chosen.append(CHAIN, ACCOUNT, ledger -> {
                    BigDecimal after = ledger.dollarsToday().add(BigDecimal.TEN);
                    long nonce =
                            ledger.open().stream().mapToLong(Entry::nonce).max().orElse(-1) + 1;
                    return after.compareTo(limit) > 0 ? Optional.empty() : Optional.of(entry(nonce, "10"));
                })));
            }
        }
        List<Long> nonces = new ArrayList<>();
        for (Future<Optional<Entry>> one : tries) {
            one.get().ifPresent(entry -> nonces.add(entry.nonce()));
        }
        assertThat(nonces).hasSize(10).doesNotHaveDuplicates();
        assertThat(journal.ledger(CHAIN, ACCOUNT).dollarsToday()).isEqualByComparingTo(limit);
    }

    @Test
    void aJournalThatCannotBeOpenedIsSaidSo() throws Exception {
        Path garbage = folder.resolve("garbage.db");
        Files.write(garbage, new byte[8192]);
        byte[] bytes = new byte[8192];
        Arrays.fill(bytes, (byte) 'x');
        Files.write(garbage, bytes);
        assertThatThrownBy(() -> Journal.open(garbage, clock))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("nothing is sent without it");
    }
}
