package dev.errand.gateway;

import dev.errand.lease.Delivery;
import dev.errand.openai.ApiClient;
import dev.errand.openai.ApiError;
import dev.errand.openai.Exchange;
import dev.errand.openai.Units;
import dev.errand.provider.ProviderNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Streams one chat answer. If its upstream is lost on the way, another goes on from the words that have already gone out, with
 * as many tokens fewer to make.
 */
final class ChatStream {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DONE = "[DONE]";

    private final Pool pool;
    private final int mostAtOnce;
    private final Exchange exchange;
    private final ObjectNode request;
    private final String model;
    private final int prefix;
    private final StringBuilder sent = new StringBuilder();
    private boolean begun;
    private boolean clientGone;
    private long clientNanos; // that the client took to read, which no upstream is to blame for

    ChatStream(Pool pool, int mostAtOnce, Exchange exchange, JsonNode request, int prefix) {
        this.pool = pool;
        this.mostAtOnce = mostAtOnce;
        this.exchange = exchange;
        this.request = (ObjectNode) request;
        this.model = request.path("model").asString("");
        this.prefix = prefix;
    }

    void run() throws InterruptedException {
        Set<Member> tried = new HashSet<>();
        StringBuilder failures = new StringBuilder();
        while (true) {
            byte[] body = rest();
            long most = Units.most(exchange.path(), body);
            Optional<Member> member = pool.begin(model, most, prefix, tried, mostAtOnce);
            if (member.isEmpty()) {
                throw ApiError.unavailable("nobody who serves " + model + " could take or finish it" + failures);
            }
            tried.add(member.get());
            Optional<String> failure = stream(member.get(), body, most);
            if (failure.isEmpty()) {
                return;
            }
            failures.append("; ").append(member.get().name()).append(": ").append(failure.get());
        }
    }

    /** Lets one upstream go on; what it failed of, or empty if the answer is whole. */
    private Optional<String> stream(Member member, byte[] body, long most) throws InterruptedException {
        int before = sent.length();
        boolean[] finished = new boolean[1];
        AtomicReference<String> said = new AtomicReference<>("");
        long begin = System.nanoTime() - clientNanos; // of a clock that stands still while the client reads
        Optional<String> failure = Optional.empty();
        member.enter();
        try {
            ApiClient.Answer answer = member.tenancy()
                    .ask(
                            exchange.path(),
                            body,
                            event -> {
                                finished[0] = event.equals(DONE);
                                return finished[0] || forward(event);
                            },
                            comment -> said.set(comment));
            if (!answer.ok()) {
                failure = Optional.of("it answered " + answer.status() + " " + answer.text());
            }
        } catch (IOException e) {
            pool.lose(member);
            failure = Optional.of("its connection is gone (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            failure = Optional.of("it was lost");
        } finally {
            member.leave();
            Thread.interrupted(); // by the member's loss; the server's own stop closes the connection besides
        }
        if (failure.isEmpty() && !clientGone) { // before the counting, which the client need not wait for
            exchange.event(DONE);
            exchange.endEvents();
        }
        boolean whole = failure.isEmpty() && finished[0];
        Optional<Delivery> paid = pay(member, body, most, before, whole, System.nanoTime() - clientNanos - begin);
        if (whole && paid.isPresent()) {
            Optional<String> claim = Optional.of(said.get())
                    .filter(comment -> comment.startsWith(ProviderNode.WORK))
                    .map(comment ->
                            comment.substring(ProviderNode.WORK.length()).strip());
            member.tenancy().contradiction(claim, paid.get()).ifPresent(finding -> pool.blame(member, finding));
        }
        return failure;
    }

    /** A whole answer is paid with its prompt; of one that broke off, only the tokens that arrived. */
    private Optional<Delivery> pay(Member member, byte[] body, long most, int before, boolean whole, long nanos) {
        String text = sent.substring(before);
        long used = whole ? Units.used(exchange.path(), body, text) : Units.tokens(text);
        if (used == 0) {
            member.failed(most);
            return Optional.empty();
        }
        Delivery delivery = Delivery.of(Math.min(most, used), body, text.getBytes(StandardCharsets.UTF_8));
        pool.arrived(member, most, delivery, nanos);
        member.cached(model, prefix);
        return Optional.of(delivery);
    }

    private boolean forward(String event) {
        if (!begun) {
            begun = true;
            exchange.beginEvents();
        }
        sent.append(Units.eventText(event));
        long begin = System.nanoTime();
        clientGone = !exchange.event(event);
        clientNanos += System.nanoTime() - begin;
        return !clientGone;
    }

    /** The request for what is left to do: vLLM and others go on from a last message of the assistant if told so. */
    private byte[] rest() {
        if (sent.isEmpty()) {
            return JSON.writeValueAsBytes(request);
        }
        ObjectNode rest = request.deepCopy();
        rest.withArray("messages").addObject().put("role", "assistant").put("content", sent.toString());
        rest.put("continue_final_message", true).put("add_generation_prompt", false);
        for (String limit : new String[] {"max_tokens", "max_completion_tokens"}) {
            if (rest.path(limit).isNumber()) {
                rest.put(limit, Math.max(1, rest.path(limit).asLong() - Units.tokens(sent.toString())));
            }
        }
        return JSON.writeValueAsBytes(rest);
    }
}
