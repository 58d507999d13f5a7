package dev.errand.rental;

import dev.errand.provider.Backend;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Answers at once, always the same vector, or the same words. */
final class ScriptedBackend implements Backend {

    static final String MODEL = "scripted";

    private static final List<String> WORDS = List.of("one ", "two ", "three");

    private final String vector;

    ScriptedBackend() {
        this("[1,0]");
    }

    ScriptedBackend(String vector) {
        this.vector = vector;
    }

    @Override
    public List<String> models() {
        return List.of(MODEL);
    }

    @Override
    public List<String> loadedModels() {
        return models();
    }

    @Override
    public byte[] call(String path, byte[] request) {
        int inputs = JsonMapper.shared().readTree(request).path("input").size();
        return IntStream.range(0, inputs)
                .mapToObj(i -> "{\"index\":" + i + ",\"embedding\":" + vector + "}")
                .collect(Collectors.joining(",", "{\"data\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void stream(String path, byte[] request, Predicate<String> onEvent) {
        boolean heard = true;
        for (String word : WORDS) {
            heard = heard && onEvent.test("{\"choices\":[{\"delta\":{\"content\":\"" + word + "\"}}]}");
        }
        if (heard) {
            onEvent.test("[DONE]");
        }
    }

    @Override
    public void close() {}
}
