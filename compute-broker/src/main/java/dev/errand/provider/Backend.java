package dev.errand.provider;

import java.util.List;
import java.util.function.Predicate;

/**
 * A port to what does the work behind a provider node. Thread-safe; calls block and throw {@link dev.errand.openai.ApiError}
 * to refuse.
 */
public interface Backend extends AutoCloseable {

    /** The models that it serves, by the names that requests use. */
    List<String> models();

    /** Those of them whose weights are in memory now. */
    List<String> loadedModels();

    /**
     * Answers one request.
     *
     * @param path of the OpenAI API, such as {@code /v1/embeddings}
     * @param request its JSON body
     * @return the answer's JSON body
     */
    byte[] call(String path, byte[] request) throws InterruptedException;

    /**
     * Answers one request piece by piece.
     *
     * @param onEvent gets each event's data, {@code [DONE]} last; false breaks the answer off
     */
    void stream(String path, byte[] request, Predicate<String> onEvent) throws InterruptedException;

    @Override
    void close();
}
