package dev.errand.openai;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Calls an OpenAI-compatible API at one place. Thread-safe; calls block. */
public final class ApiClient {

    private static final String EVENT = "data:";
    private static final String COMMENT = ":";
    private static final int MAX_EVENT = 1 << 20;

    private final HttpClient http;
    private final URI base;
    private final Map<String, String> headers;
    private final Duration timeout;

    /**
     * A client.
     *
     * @param base the place, without {@code /v1}
     * @param headers sent with each request, such as a key's
     * @param timeout for an answer to begin
     */
    public ApiClient(URI base, Map<String, String> headers, Duration timeout) {
        this.base = base;
        this.headers = Map.copyOf(headers);
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** Where it calls. */
    public URI base() {
        return base;
    }

    /**
     * An answer.
     *
     * @param status HTTP's
     * @param body as it came
     * @param headers the first value of each, by its name in lower case
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, compared never
    public record Answer(int status, byte[] body, Map<String, String> headers) {

        /** A header, whatever its case. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /** Whether it is a 2xx. */
        public boolean ok() {
            return status / 100 == 2;
        }

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Gets a path. */
    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path, Map.of()).GET().build());
    }

    /** Posts JSON to a path. */
    public Answer post(String path, byte[] json, Map<String, String> more) throws IOException, InterruptedException {
        return send(request(path, more)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                .build());
    }

    /**
     * Posts JSON and reads the events of the answer until they end.
     *
     * @param onEvent gets each event's data; false breaks the answer off
     * @return the answer's status; its body is empty unless it was refused
     * @throws IOException if the connection breaks before the events end
     */
    public Answer stream(String path, byte[] json, Map<String, String> more, Predicate<String> onEvent)
            throws IOException, InterruptedException {
        return stream(path, json, more, onEvent, comment -> {});
    }

    /** As {@link #stream(String, byte[], Map, Predicate)}, with the comments among the events. */
    public Answer stream(
            String path, byte[] json, Map<String, String> more, Predicate<String> onEvent, Consumer<String> onComment)
            throws IOException, InterruptedException {
        HttpRequest request = request(path, more)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            if (response.statusCode() / 100 != 2) {
                return answer(response, in.readNBytes(MAX_EVENT));
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            boolean ended = false;
            for (String line = reader.readLine(); line != null && !ended; line = reader.readLine()) {
                if (line.length() > MAX_EVENT) {
                    throw new IOException("an event of " + line.length() + " characters");
                }
                if (line.startsWith(EVENT)) {
                    String data = line.substring(EVENT.length()).strip();
                    ended = data.equals("[DONE]");
                    if (!onEvent.test(data)) {
                        return answer(response, new byte[0]);
                    }
                } else if (line.startsWith(COMMENT)) {
                    onComment.accept(line.substring(COMMENT.length()).strip());
                }
            }
            if (!ended) {
                throw new IOException("the events broke off");
            }
            return answer(response, new byte[0]);
        }
    }

    private static Answer answer(HttpResponse<?> response, byte[] body) {
        Map<String, String> first = new HashMap<>();
        response.headers().map().forEach((name, values) -> first.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Answer(response.statusCode(), body, first);
    }

    private HttpRequest.Builder request(String path, Map<String, String> more) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(timeout).header("Content-Type", "application/json");
        headers.forEach(request::header);
        more.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return answer(response, response.body());
    }
}
