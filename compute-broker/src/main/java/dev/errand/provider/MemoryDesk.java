package dev.errand.provider;

import dev.errand.openai.ApiError;
import dev.errand.openai.Exchange;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;

/** Answers memory challenges, one at a time, and with never more than half of what the program may use. Thread-safe. */
final class MemoryDesk {

    private final Semaphore remembering = new Semaphore(1);

    void answer(Exchange exchange) {
        JsonNode json = exchange.json();
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
}
