package dev.errand.provider;

import dev.errand.lease.Delivery;
import dev.errand.lease.LeaseException;
import dev.errand.lease.Statement;
import dev.errand.openai.ApiError;
import dev.errand.openai.ApiServer;
import dev.errand.openai.Exchange;
import dev.errand.openai.ModelList;
import dev.errand.openai.Units;
import dev.errand.value.Bytes32;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A provider node: an OpenAI-compatible API before a backend, served to whoever holds a lease of the node's offer.
 *
 * <p>A request names its lease in the header {@value #LEASE}. The tenant's receipts come in the header {@value #RECEIPT}, or
 * by {@code POST /errand/receipts}, with all that they acknowledge; who signs nothing gets no more than the desk's credit. Each answer
 * says in the header {@value #TAKEN} which receipt is the newest here, and in {@value #WORK}, or in a comment at the end of a stream,
 * how the node counts it. Thread-safe.
 */
public final class ProviderNode implements AutoCloseable {

    /** The header with the lease's id. */
    public static final String LEASE = "Errand-Lease";

    /** The header with a signed receipt and what it acknowledges, as {@link Statement#toLine} writes it. */
    public static final String RECEIPT = "Errand-Receipt";

    /** The header with the sequence of the newest receipt that the node has of a lease. */
    public static final String TAKEN = "Errand-Taken";

    /** The header, and the beginning of the comment, with what an answer came to, as {@link Delivery} writes it. */
    public static final String WORK = "Errand-Work";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DONE = "[DONE]";

    private final Backend backend;
    private final boolean free;
    private volatile @Nullable LeaseDesk desk;
    private final Hardware hardware;
    private final Throughput throughput = new Throughput();
    private final AtomicInteger working = new AtomicInteger();
    private final MemoryDesk memory = new MemoryDesk();
    private final ApiServer server;
    private volatile boolean draining;

    private ProviderNode(String host, int port, Backend backend, Hardware hardware, boolean free) {
        this.backend = backend;
        this.hardware = hardware;
        this.free = free;
        this.server = ApiServer.start(host, port, this::handle);
    }

    /** Serves a backend, which computes on this hardware, to holders of leases. */
    public static ProviderNode start(String host, int port, Backend backend, Hardware hardware, LeaseDesk desk) {
        return start(host, port, backend, hardware, () -> desk);
    }

    /**
     * The same, where the desk is set up once the node listens: what costs money comes after all that may fail.
     *
     * @param desk asked once; where it throws, the node stops, and the backend with it
     */
    public static ProviderNode start(
            String host, int port, Backend backend, Hardware hardware, Supplier<LeaseDesk> desk) {
        ProviderNode node = new ProviderNode(host, port, backend, hardware, false);
        try {
            node.desk = desk.get();
            return node;
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    /** Serves a backend to everybody for nothing, as within one's own walls. */
    public static ProviderNode startFree(String host, int port, Backend backend) {
        return new ProviderNode(host, port, backend, Hardware.read(), true);
    }

    /** Where it listens. */
    public URI uri() {
        return server.uri();
    }

    /** What it computes on. */
    public Hardware hardware() {
        return hardware;
    }

    /**
     * Takes no new work, finishes what it has within the patience, stops, and settles.
     *
     * @throws LeaseException if it cannot be settled; the receipts are kept
     */
    public void drain(Duration patience) throws InterruptedException {
        draining = true;
        server.drain(patience);
        close();
        LeaseDesk leases = desk;
        if (leases != null) {
            leases.settle();
        }
    }

    /** Stops at once; nothing is settled. */
    @Override
    public void close() {
        draining = true;
        server.close();
        backend.close();
    }

    private void handle(Exchange exchange) throws InterruptedException {
        if (!free && desk == null) {
            throw ApiError.unavailable("the node is starting");
        }
        switch (exchange.method() + " " + exchange.path()) {
            case "GET /health" -> exchange.reply(200, health());
            case "GET /v1/models" ->
                exchange.reply(200, ModelList.of(backend.models()).toJson());
            case "GET /errand/offer" -> exchange.reply(200, offer());
            case "POST /errand/receipts" -> {
                take(desk(), statement(new String(exchange.body(), StandardCharsets.UTF_8)), exchange);
                exchange.reply(200, "{}");
            }
            case "POST /errand/memory" -> {
                lease(exchange);
                memory.answer(exchange);
            }
            case "POST /v1/embeddings", "POST /v1/chat/completions" -> work(exchange);
            default -> throw ApiError.notFound("no " + exchange.method() + " " + exchange.path() + " here");
        }
    }

    private void work(Exchange exchange) throws InterruptedException {
        if (draining) {
            throw ApiError.unavailable("the node is draining");
        }
        byte[] request = exchange.body();
        long most = Units.most(exchange.path(), request);
        @Nullable Bytes32 lease = lease(exchange);
        if (lease != null && !desk().book().hold(lease, most)) {
            throw ApiError.paymentRequired("the lease does not pay " + most
                    + " units more: the escrow is used up, or receipts for what was delivered are missing");
        }
        working.incrementAndGet();
        long begun = System.nanoTime();
        try {
            long used =
                    isStream(request) ? stream(exchange, request, lease, most) : answer(exchange, request, lease, most);
            throughput.note(used, System.nanoTime() - begun);
        } finally {
            working.decrementAndGet();
            if (lease != null) {
                desk().book().letGo(lease, most);
            }
        }
    }

    /** Replies in one piece; the units that it came to. */
    private long answer(Exchange exchange, byte[] request, @Nullable Bytes32 lease, long most)
            throws InterruptedException {
        byte[] answer = backend.call(exchange.path(), request);
        String text = exchange.path().endsWith("/embeddings") ? "" : Units.answerText(answer);
        long used = Math.min(most, Units.used(exchange.path(), request, text));
        if (lease != null) { // before it goes out: who has it may acknowledge it at once
            desk().book()
                    .delivered(lease, used, request, answer)
                    .ifPresent(work -> exchange.answerHeader(WORK, work.toString()));
        }
        exchange.reply(200, answer);
        return used;
    }

    /** Replies piece by piece; the units that it came to. */
    private long stream(Exchange exchange, byte[] request, @Nullable Bytes32 lease, long most)
            throws InterruptedException {
        Optional<LeaseBook.Stream> paid =
                lease == null ? Optional.empty() : desk().book().begin(lease, request, most);
        StringBuilder text = new StringBuilder();
        boolean[] begun = new boolean[1];
        try {
            backend.stream(exchange.path(), request, event -> {
                if (!begun[0]) {
                    begun[0] = true;
                    exchange.beginEvents();
                }
                if (event.equals(DONE)) {
                    long used = Units.used(exchange.path(), request, text.toString());
                    paid.ifPresent(stream -> exchange.comment(WORK + " " + stream.end(used)));
                } else {
                    String piece = Units.eventText(event);
                    text.append(piece);
                    paid.ifPresent(stream -> stream.add(piece));
                }
                return exchange.event(event);
            });
        } finally {
            paid.ifPresent(LeaseBook.Stream::close);
        }
        exchange.endEvents();
        return Math.min(most, Units.used(exchange.path(), request, text.toString()));
    }

    /** The lease that pays for a request; null where none needs to. */
    private @Nullable Bytes32 lease(Exchange exchange) {
        LeaseDesk leases = desk;
        if (leases == null) {
            return null;
        }
        String id = exchange.header(LEASE)
                .orElseThrow(() ->
                        ApiError.paymentRequired("this node serves leases only; name one in the header " + LEASE));
        exchange.header(RECEIPT).ifPresent(line -> take(leases, statement(line), exchange));
        try {
            Bytes32 lease = Bytes32.parse(id);
            leases.book().requireOpen(lease);
            return lease;
        } catch (IllegalArgumentException e) {
            throw ApiError.badRequest("'" + id + "' is no lease's id");
        }
    }

    private static void take(LeaseDesk leases, Statement statement, Exchange exchange) {
        Bytes32 lease = statement.receipt().receipt().leaseId();
        try {
            leases.take(statement);
        } finally {
            exchange.answerHeader(TAKEN, Long.toString(leases.book().taken(lease)));
        }
    }

    private static Statement statement(String line) {
        try {
            return Statement.parse(line.strip());
        } catch (IllegalArgumentException e) {
            throw ApiError.badRequest("the receipt cannot be read: " + e.getMessage());
        }
    }

    private LeaseDesk desk() {
        LeaseDesk leases = desk;
        if (leases == null) {
            throw ApiError.notFound("this node needs no lease");
        }
        return leases;
    }

    private String health() {
        ObjectNode json = JSON.createObjectNode()
                .put("status", draining ? "draining" : "ok")
                .put("working", working.get())
                .put("unitsPerSecond", throughput.unitsPerSecond());
        backend.loadedModels().forEach(json.putArray("loadedModels")::add);
        return JSON.writeValueAsString(json);
    }

    private String offer() {
        ObjectNode json = JSON.createObjectNode()
                .put("hardware", hardware.name())
                .put("count", hardware.count())
                .put("memoryBytes", hardware.memoryBytes())
                .put("gpu", hardware.gpu());
        backend.models().forEach(json.putArray("models")::add);
        LeaseDesk leases = desk;
        if (leases != null) {
            Listing listing = leases.listing();
            json.put("offerId", listing.offerId().toString())
                    .put("token", listing.token().symbol())
                    .put("tokenAddress", listing.token().address().toString())
                    .put("unit", listing.metering().name().toLowerCase(Locale.ROOT))
                    .put("unitPrice", listing.unitPrice().toString());
            // over all the fields above, as they stand
            json.put("signature", leases.sign(JSON.writeValueAsBytes(json)).toString());
        }
        return JSON.writeValueAsString(json);
    }

    private static boolean isStream(byte[] request) {
        return parse(request).path("stream").asBoolean(false);
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw ApiError.badRequest("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    /** Does a piece of work that nobody asked for, so that it can say how fast it is. */
    public void tryOut(String path, byte[] request) throws InterruptedException {
        backend.call(path, request); // weights are loaded, and code is compiled
        long begun = System.nanoTime();
        backend.call(path, request);
        throughput.note(Units.most(path, request), System.nanoTime() - begun);
    }

    /** Units a second of one request, as measured; 0 before the first. */
    public double unitsPerSecond() {
        return throughput.unitsPerSecond();
    }

    /** The models behind it. */
    public List<String> modelNames() {
        return backend.models();
    }
}
