package dev.errand.lease;

import dev.errand.value.Bytes32;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * An answer that goes out piece by piece. If the connection breaks, its reader has a beginning of it, and only he knows which: any
 * beginning that ends with a piece may be acknowledged. Thread-safe.
 */
public final class StreamedDelivery {

    private final byte[] request;
    private final ToLongFunction<String> unitsOfBeginning;
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> ends = new ArrayList<>();
    private Optional<Delivery> whole = Optional.empty();

    /** @param unitsOfBeginning what a beginning comes to, by its text */
    public StreamedDelivery(byte[] request, ToLongFunction<String> unitsOfBeginning) {
        this.request = request.clone();
        this.unitsOfBeginning = unitsOfBeginning;
    }

    /** Adds a piece, before it goes out. */
    public synchronized void add(String piece) {
        text.append(piece);
        ends.add(text.length());
    }

    /** All of it, before its end goes out; this many units. */
    public synchronized Delivery end(long units) {
        Delivery all = delivery(units, text.toString());
        whole = Optional.of(all);
        return all;
    }

    /** Its text up to now. */
    public synchronized String text() {
        return text.toString();
    }

    /** Whether an acknowledged delivery is this one, or a beginning of it. */
    synchronized boolean covers(Delivery acknowledged) {
        return whole.filter(acknowledged::equals).isPresent() || isBeginning(acknowledged);
    }

    private boolean isBeginning(Delivery acknowledged) {
        Bytes32 wanted = acknowledged.work();
        for (int i = ends.size() - 1; i >= 0; i--) { // most often almost all of it arrived
            String beginning = text.substring(0, ends.get(i));
            if (delivery(0, beginning).work().equals(wanted)) {
                return acknowledged.units() == unitsOfBeginning.applyAsLong(beginning);
            }
        }
        return false;
    }

    private Delivery delivery(long units, String answer) {
        return Delivery.of(units, request, answer.getBytes(StandardCharsets.UTF_8));
    }
}
