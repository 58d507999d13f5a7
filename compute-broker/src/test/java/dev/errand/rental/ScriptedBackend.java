package dev.errand.rental;

import dev.errand.provider.Backend;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Always the same vector, or the same words; at once, after a pause, or once something has happened. */
final class ScriptedBackend implements Backend {

    static final String MODEL = "scripted";

    private static final List<String> WORDS = List.of("one ", "two ", "three");

    private final String vector;
    private final Duration pause;
    private final CountDownLatch begin;

    ScriptedBackend() {
        this("[1,0]");
    }

    ScriptedBackend(String vector) {
        this(vector, Duration.ZERO);
    }

    ScriptedBackend(String vector, Duration pause) {
        this(vector, pause, new CountDownLatch(0));
    }

    ScriptedBackend(CountDownLatch begin) {
        this("[1,0]", Duration.ZERO, begin);
    }

    private ScriptedBackend(String vector, Duration pause, CountDownLatch begin) {
        this.vector = vector;
        this.pause = pause;
        this.begin = begin;
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
        try {
            begin.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        LockSupport.parkNanos(pause.toNanos());
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
