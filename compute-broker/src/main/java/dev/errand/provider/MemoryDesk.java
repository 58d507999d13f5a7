package dev.errand.provider;

import dev.errand.openai.ApiError;
import dev.errand.openai.Exchange;
import java.util.concurrent.Semaphore;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers memory challenges, one at a time, and with never more than half of what the program may use. Thread-safe. */
final class MemoryDesk {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Semaphore remembering = new Semaphore(1);

    void answer(Exchange exchange) {
        JsonNode json = asked(exchange.body());
        long most = (Runtime.getRuntime().maxMemory() / 2) >> 20;
        int mebibytes = json.path("mebibytes").asInt(0);
        if (mebibytes < 1 || mebibytes > Math.min(most, MemoryChallenge.MOST)) {
            throw ApiError.badRequest("this node fills 1 to " + most + " MiB, not " + mebibytes);
        }
        if (!remembering.tryAcquire()) {
            throw ApiError.unavailable("another memory challenge is being answered");
        }
        try {
            long seed = Long.parseLong(json.path("seed").asString(""));
            exchange.reply(200, "{\"answer\":\"" + new MemoryChallenge(seed, mebibytes).answer() + "\"}");
        } catch (NumberFormatException e) {
            throw ApiError.badRequest("'seed' must be a whole number of 64 bits, as a text");
        } finally {
            remembering.release();
        }
    }

    private static JsonNode asked(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            throw ApiError.badRequest("the body must be JSON: " + e.getOriginalMessage());
        }
        throw ApiError.badRequest("the body must be a JSON object");
    }
}
