package dev.errand.gateway;

import dev.errand.lease.Delivery;
import dev.errand.lease.SignedReceipt;
import dev.errand.lease.Statement;
import dev.errand.lease.TenantLedger;
import dev.errand.openai.ApiClient;
import dev.errand.provider.ProviderNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How one upstream is paid: counts what arrived, signs receipts for it, and hands them over with all that the upstream has not
 * confirmed yet. Where nobody is paid it does nothing. Thread-safe.
 */
final class Tenancy {

    /** Deliveries of 80 characters, in a header that servers take. */
    private static final int MOST_IN_HEADER = 64;

    private static final int PAYMENT_REQUIRED = 402;
    private static final long NANOS = 1_000_000_000L;

    private final Upstream upstream;
    private final ApiClient client;
    private final ApiClient pulse;
    private final AtomicBoolean signing = new AtomicBoolean();
    private long paidUntil; // System.nanoTime() of it; guarded by this
    private volatile @Nullable SignedReceipt signed;

    /** @param pulse asks with the patience of a heartbeat */
    Tenancy(Upstream upstream, ApiClient client, ApiClient pulse) {
        this.upstream = upstream;
        this.client = client;
        this.pulse = pulse;
    }

    /** Whether the lease pays for so much more; it is held then. */
    boolean hold(long units) {
        return byUnit().map(ledger -> ledger.hold(units)).orElse(true);
    }

    /** What was held is free again. */
    void letGo(long held) {
        byUnit().ifPresent(ledger -> ledger.letGo(held));
    }

    /** It is owed from now on, and a receipt for it goes out with the next request. */
    void arrived(long held, Delivery delivery) {
        byUnit().ifPresent(ledger -> {
            ledger.arrived(held, delivery);
            signSoon(ledger);
        });
    }

    /** The ledger, if the lease pays for what is answered. */
    private Optional<TenantLedger> byUnit() {
        return upstream.unitsEachSecond() == 0 ? upstream.ledger() : Optional.empty();
    }

    /** Of a lease that pays for time, the whole seconds since the last time are owed: it was there. Whether there are any. */
    synchronized boolean passed(long nanoTime) {
        Optional<TenantLedger> ledger = upstream.unitsEachSecond() == 0 ? Optional.empty() : upstream.ledger();
        if (ledger.isEmpty()) {
            return false;
        }
        if (paidUntil == 0) {
            paidUntil = nanoTime;
            return false;
        }
        long seconds = (nanoTime - paidUntil) / NANOS;
        long units = seconds * upstream.unitsEachSecond();
        paidUntil += seconds * NANOS;
        if (units == 0 || !ledger.get().hold(units)) {
            return false;
        }
        ledger.get().arrived(units, Delivery.ofTime(units));
        return true;
    }

    /** Nobody was there to be paid: that time is not owed. */
    synchronized void skipped(long nanoTime) {
        paidUntil = nanoTime;
    }

    /** Asks it, as the holder of its lease; again with all receipts if it says that it is not paid, as some may not have arrived. */
    ApiClient.Answer ask(String path, byte[] body) throws IOException, InterruptedException {
        return withReceipts(() -> client.post(path, body, headers()));
    }

    /** The same, for an answer piece by piece. */
    ApiClient.Answer ask(String path, byte[] body, Predicate<String> onEvent, Consumer<String> onComment)
            throws IOException, InterruptedException {
        return withReceipts(() -> client.stream(path, body, headers(), onEvent, onComment));
    }

    private interface Question {
        ApiClient.Answer ask() throws IOException, InterruptedException;
    }

    private ApiClient.Answer withReceipts(Question question) throws IOException, InterruptedException {
        ApiClient.Answer answer = noted(question.ask());
        if (answer.status() != PAYMENT_REQUIRED) {
            return answer;
        }
        state();
        return noted(question.ask());
    }

    private ApiClient.Answer noted(ApiClient.Answer answer) {
        upstream.ledger()
                .ifPresent(ledger -> answer.header(ProviderNode.TAKEN)
                        .filter(sequence -> sequence.matches("\\d{1,18}"))
                        .ifPresent(sequence -> ledger.confirmed(Long.parseLong(sequence))));
        return answer;
    }

    private Map<String, String> headers() {
        return upstream.ledger()
                .map(ledger -> {
                    String lease = ledger.receipt().leaseId().toString();
                    SignedReceipt receipt = signed;
                    if (receipt == null) {
                        return Map.of(ProviderNode.LEASE, lease);
                    }
                    Statement statement = ledger.statement(receipt);
                    return statement.deliveries().size() > MOST_IN_HEADER
                            ? Map.of(ProviderNode.LEASE, lease)
                            : Map.of(ProviderNode.LEASE, lease, ProviderNode.RECEIPT, statement.toLine());
                })
                .orElse(Map.of());
    }

    /** Signs what arrived so far, and hands it over with all that it does not have yet. */
    void state() throws IOException, InterruptedException {
        Optional<TenantLedger> ledger = upstream.ledger();
        if (ledger.isPresent()) {
            hand(ledger.get(), ledger.get().sign());
        }
    }

    /** Signs the last receipt, and hands it over. Asked again, it is the same. */
    void stateLast() throws IOException, InterruptedException {
        Optional<TenantLedger> ledger = upstream.ledger();
        if (ledger.isPresent()) {
            hand(ledger.get(), ledger.get().signLast());
        }
    }

    /** Twice, if the first answer says that it has less than was thought. */
    private void hand(TenantLedger ledger, SignedReceipt receipt) throws IOException, InterruptedException {
        signed = receipt;
        ApiClient.Answer answer = present(ledger.statement(receipt));
        if (answer.status() == PAYMENT_REQUIRED) {
            present(ledger.statement(receipt));
        }
    }

    private ApiClient.Answer present(Statement statement) throws IOException, InterruptedException {
        byte[] line = statement.toLine().getBytes(StandardCharsets.UTF_8);
        return noted(pulse.post("/errand/receipts", line, Map.of()));
    }

    /** What it says of an answer, if that is not what was counted here; empty also where it says nothing, and nobody is paid. */
    Optional<Finding> contradiction(Optional<String> said, Delivery counted) {
        if (byUnit().isEmpty() || said.isEmpty()) {
            return Optional.empty();
        }
        Delivery claim;
        try {
            claim = Delivery.parse(said.get());
        } catch (IllegalArgumentException e) {
            return Optional.of(new Finding.Garbage(upstream.name(), "'" + said.get() + "' is no count of its work"));
        }
        return claim.equals(counted)
                ? Optional.empty()
                : Optional.of(new Finding.Misreported(upstream.name(), claim, counted));
    }

    /** Signing takes milliseconds, so that it is done beside the requests, and once for all that arrived meanwhile. */
    private void signSoon(TenantLedger ledger) {
        if (signing.compareAndSet(false, true)) {
            Thread.ofVirtual().start(() -> {
                signing.set(false);
                SignedReceipt next = ledger.sign();
                synchronized (this) {
                    SignedReceipt now = signed;
                    if (now == null || now.receipt().sequence() < next.receipt().sequence()) {
                        signed = next;
                    }
                }
            });
        }
    }
}
