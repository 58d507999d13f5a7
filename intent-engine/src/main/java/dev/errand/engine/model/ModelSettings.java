package dev.errand.engine.model;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which chat model to ask, and how much it may cost. Any server of OpenAI's chat completions API will do, local ones too.
 *
 * @param url base of the API, such as {@code https://api.example.com/v1}
 * @param model its name at that server
 * @param key sent as bearer token; null sends none. Goes over plain HTTP to this machine only
 * @param timeout how long one reading may take, a second attempt included
 * @param callsPerHour most requests within any hour
 * @param tokensPerHour no request is made once the last hour's have used this many tokens
 */
public record ModelSettings(
        URI url, String model, @Nullable String key, Duration timeout, int callsPerHour, long tokensPerHour) {

    /** Environment variable of the URL. With none, no model is asked. */
    public static final String URL = "ERRAND_MODEL_URL";

    /** Environment variable of the key. */
    public static final String KEY = "ERRAND_MODEL_KEY";

    /** Environment variable of the model's name; required beside {@link #URL}. */
    public static final String NAME = "ERRAND_MODEL_NAME";

    /** Environment variable of the timeout in seconds. */
    public static final String TIMEOUT = "ERRAND_MODEL_TIMEOUT";

    /** Environment variable of the most requests in an hour. */
    public static final String CALLS = "ERRAND_MODEL_CALLS_PER_HOUR";

    /** Environment variable of the tokens after which requests stop for the hour. */
    public static final String TOKENS = "ERRAND_MODEL_TOKENS_PER_HOUR";

    private static final Duration STANDARD_TIMEOUT = Duration.ofSeconds(20);
    private static final int STANDARD_CALLS = 120;
    private static final long STANDARD_TOKENS = 400_000;

    /** @throws IllegalArgumentException if the key would travel in the clear, or a limit is not positive */
    public ModelSettings {
        boolean secure = "https".equals(url.getScheme());
        if ((!secure && !"http".equals(url.getScheme())) || url.getHost() == null) {
            throw new IllegalArgumentException("the model's URL must start with https:// or http://: " + url);
        }
        if (!secure && key != null && !isThisMachine(url.getHost())) {
            throw new IllegalArgumentException("the model's key would travel in the clear: use https for " + url);
        }
        if (model.isBlank()) {
            throw new IllegalArgumentException("the model has no name");
        }
        if (timeout.isNegative() || timeout.isZero() || callsPerHour <= 0 || tokensPerHour <= 0) {
            throw new IllegalArgumentException("the model's timeout and hourly limits must be positive");
        }
    }

    /** The model {@code name} at {@code url}, asked at most 120 times and for 400,000 tokens an hour, for 20 seconds each. */
    public static ModelSettings of(URI url, String name, @Nullable String key) {
        return new ModelSettings(url, name, key, STANDARD_TIMEOUT, STANDARD_CALLS, STANDARD_TOKENS);
    }

    /**
     * The model that the environment names; empty if {@link #URL} is not set.
     *
     * @throws IllegalArgumentException if it is set and something else is missing or malformed
     */
    public static Optional<ModelSettings> fromEnvironment(Map<String, String> environment) {
        String url = environment.getOrDefault(URL, "").strip();
        if (url.isEmpty()) {
            return Optional.empty();
        }
        String name = environment.getOrDefault(NAME, "").strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException(URL + " is set, but " + NAME + " is not");
        }
        String key = environment.getOrDefault(KEY, "").strip();
        return Optional.of(new ModelSettings(
                URI.create(url),
                name,
                key.isEmpty() ? null : key,
                Duration.ofSeconds(whole(environment, TIMEOUT, STANDARD_TIMEOUT.toSeconds())),
                Math.toIntExact(whole(environment, CALLS, STANDARD_CALLS)),
                whole(environment, TOKENS, STANDARD_TOKENS)));
    }

    /** The same model with another time limit. */
    public ModelSettings withTimeout(Duration limit) {
        return new ModelSettings(url, model, key, limit, callsPerHour, tokensPerHour);
    }

    /** The same model with another budget. */
    public ModelSettings withBudget(int calls, long tokens) {
        return new ModelSettings(url, model, key, timeout, calls, tokens);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return model + " at " + url;
    }

    private static long whole(Map<String, String> environment, String name, long standard) {
        String value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            return standard;
        }
        if (!value.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(name + " must be a whole number, not " + value);
        }
        return Long.parseLong(value);
    }

    private static boolean isThisMachine(String host) {
        String name = Objects.requireNonNull(host);
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.[0-9]{1,3}){3}");
    }
}
