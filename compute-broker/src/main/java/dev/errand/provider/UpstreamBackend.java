package dev.errand.provider;

import dev.errand.openai.ApiClient;
import dev.errand.openai.ApiError;
import dev.errand.openai.ModelList;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Any OpenAI-compatible server, such as vLLM, SGLang, llama.cpp or Ollama, by its URL. */
public final class UpstreamBackend implements Backend {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final ApiClient client;
    private final List<String> models;

    /**
     * Connects and asks for the models.
     *
     * @param base without {@code /v1}
     * @param key sent as a bearer token; empty for none
     * @throws ApiError if the server does not answer
     */
    public UpstreamBackend(URI base, String key) throws InterruptedException {
        this.client = new ApiClient(base, key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key), TIMEOUT);
        this.models = readModels();
    }

    @Override
    public List<String> models() {
        return models;
    }

    @Override
    public List<String> loadedModels() {
        return models;
    }

    @Override
    public byte[] call(String path, byte[] request) throws InterruptedException {
        try {
            return accepted(client.post(path, request, Map.of()));
        } catch (IOException e) {
            throw ApiError.badGateway("the upstream at " + client.base() + " does not answer: " + e.getMessage());
        }
    }

    @Override
    public void stream(String path, byte[] request, Predicate<String> onEvent) throws InterruptedException {
        try {
            accepted(client.stream(path, request, Map.of(), onEvent));
        } catch (IOException e) {
            throw ApiError.badGateway("the upstream at " + client.base() + " broke off: " + e.getMessage());
        }
    }

    private List<String> readModels() throws InterruptedException {
        try {
            return ModelList.parse(accepted(client.get("/v1/models"))).names();
        } catch (IOException | IllegalArgumentException e) {
            throw ApiError.badGateway("the upstream at " + client.base() + " lists no models: " + e.getMessage());
        }
    }

    private byte[] accepted(ApiClient.Answer answer) {
        if (!answer.ok()) {
            String reason = "the upstream refused (" + answer.status() + "): " + answer.text();
            throw answer.status() / 100 == 4 ? ApiError.badRequest(reason) : ApiError.badGateway(reason);
        }
        return answer.body();
    }

    @Override
    public void close() {
        // the JDK's client holds nothing that outlives its use
    }
}
