package dev.errand.rental;

import dev.errand.intent.Attachment;
import dev.errand.offer.LeaseWork;
import dev.errand.openai.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Has a gateway embed the lines of an attachment. */
final class Embedded {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/v1/embeddings";
    private static final int AT_ONCE = 1_000;

    private Embedded() {}

    /** @throws IOException if it could not be done; the message says why */
    static List<float[]> by(URI gateway, LeaseWork work, Attachment attachment)
            throws IOException, InterruptedException {
        ApiClient client = new ApiClient(gateway, Map.of(), work.duration());
        List<float[]> vectors = new ArrayList<>();
        List<String> lines = attachment.lines();
        for (int from = 0; from < lines.size(); from += AT_ONCE) {
            List<String> part = lines.subList(from, Math.min(lines.size(), from + AT_ONCE));
            ObjectNode request =
                    JSON.createObjectNode().put("model", work.model().orElse(""));
            part.forEach(request.putArray("input")::add);
            ApiClient.Answer answer = client.post(PATH, JSON.writeValueAsBytes(request), Map.of());
            if (!answer.ok()) {
                throw new IOException(JSON.readTree(answer.body())
                        .path("error")
                        .path("message")
                        .asString("the gateway answered " + answer.status()));
            }
            JSON.readTree(answer.body()).path("data").forEach(entry -> vectors.add(vector(entry.path("embedding"))));
        }
        return vectors;
    }

    private static float[] vector(JsonNode numbers) {
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = numbers.get(i).floatValue();
        }
        return vector;
    }
}
