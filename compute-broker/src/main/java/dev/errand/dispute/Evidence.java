package dev.errand.dispute;

import dev.errand.lease.Delivery;
import dev.errand.lease.Receipt;
import dev.errand.lease.SignedReceipt;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * That answers which a receipt acknowledges are wrong: the receipt, all deliveries that its hash is over, and request and answer of
 * those that are called wrong. Whoever has it can check all but one thing, which needs the work to be done again.
 *
 * @param receipt that was settled
 * @param deliveries all that it acknowledges, in their order
 * @param answers that are called wrong
 */
public record Evidence(SignedReceipt receipt, List<Delivery> deliveries, List<Answer> answers) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Copies the lists. */
    public Evidence {
        deliveries = List.copyOf(deliveries);
        answers = List.copyOf(answers);
    }

    /**
     * An answer that is called wrong.
     *
     * @param delivery which of the deliveries it was, counted from 0
     * @param request as it was sent
     * @param answer as it came
     */
    public record Answer(int delivery, Bytes request, Bytes answer) {

        Bytes32 work() {
            return Delivery.hash(request.toBytes(), answer.toBytes());
        }
    }

    /** The lease that paid for it. */
    public Bytes32 lease() {
        return receipt.receipt().leaseId();
    }

    /** Units of the answers that are called wrong. */
    public long units() {
        return answers.stream()
                .mapToLong(answer -> deliveries.get(answer.delivery()).units())
                .sum();
    }

    /** What is wrong with it by itself, so that it proves nothing; empty if nothing is. */
    public Optional<String> flaw() {
        Receipt reckoned = Receipt.none(lease());
        for (Delivery delivery : deliveries) {
            reckoned = reckoned.plus(delivery.units(), delivery.work());
        }
        Receipt stated = receipt.receipt();
        if (!stated.equals(stated.last() ? reckoned.asLast() : reckoned)) {
            return Optional.of("the receipt's hash is not over these deliveries");
        }
        Set<Integer> named = new HashSet<>();
        for (Answer answer : answers) {
            if (answer.delivery() < 0 || answer.delivery() >= deliveries.size() || !named.add(answer.delivery())) {
                return Optional.of("it names delivery " + answer.delivery() + " twice, or there is none");
            }
            if (!answer.work().equals(deliveries.get(answer.delivery()).work())) {
                return Optional.of("delivery " + answer.delivery() + " was another request or another answer");
            }
        }
        return answers.isEmpty() ? Optional.of("it calls no answer wrong") : Optional.empty();
    }

    /** What a challenge refers to. */
    public Bytes32 hash() {
        return Keccak256.hash(toJson());
    }

    /** As it is handed on. */
    public byte[] toJson() {
        ObjectNode json = JSON.createObjectNode().put("receipt", receipt.toLine());
        ArrayNode all = json.putArray("deliveries");
        deliveries.forEach(delivery -> all.add(delivery.toString()));
        ArrayNode wrong = json.putArray("answers");
        answers.forEach(answer -> wrong.addObject()
                .put("delivery", answer.delivery())
                .put("request", answer.request().toString())
                .put("answer", answer.answer().toString()));
        return JSON.writeValueAsBytes(json);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Evidence parse(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            List<Delivery> deliveries = new ArrayList<>();
            json.path("deliveries").forEach(delivery -> deliveries.add(Delivery.parse(delivery.asString(""))));
            List<Answer> answers = new ArrayList<>();
            json.path("answers")
                    .forEach(answer -> answers.add(new Answer(
                            answer.path("delivery").asInt(-1),
                            Bytes.parse(answer.path("request").asString("")),
                            Bytes.parse(answer.path("answer").asString("")))));
            return new Evidence(SignedReceipt.parse(json.path("receipt").asString("")), deliveries, answers);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is no evidence: " + e.getOriginalMessage(), e);
        }
    }
}
