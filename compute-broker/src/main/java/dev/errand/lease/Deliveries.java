package dev.errand.lease;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a provider delivered on a lease and no receipt acknowledges yet. Not thread-safe: its ledger is. */
final class Deliveries {

    private final Map<Delivery, Integer> whole = new HashMap<>();
    private final List<StreamedDelivery> streamed = new ArrayList<>();
    /** The most units of each answer that was going out when the node died: how much of it arrived is not known. */
    private final List<Long> interrupted = new ArrayList<>();

    void add(Delivery delivery) {
        whole.merge(delivery, 1, Integer::sum);
    }

    void add(StreamedDelivery delivery) {
        streamed.add(delivery);
    }

    void addInterrupted(long most) {
        interrupted.add(most);
    }

    void removeInterrupted(long most) {
        interrupted.remove((Long) most);
    }

    /** Takes all of these out, or, if one of them was not delivered, or not so often, none; whether it did. */
    boolean acknowledge(List<Delivery> acknowledged) {
        List<Runnable> undo = new ArrayList<>();
        for (Delivery delivery : acknowledged) {
            Optional<Runnable> putBack = take(delivery);
            if (putBack.isEmpty()) {
                undo.forEach(Runnable::run);
                return false;
            }
            undo.add(putBack.get());
        }
        return true;
    }

    /** How to put it back; empty if it is not here. */
    private Optional<Runnable> take(Delivery delivery) {
        Integer times = whole.get(delivery);
        if (times != null) {
            if (times == 1) {
                whole.remove(delivery);
            } else {
                whole.put(delivery, times - 1);
            }
            return Optional.of(() -> add(delivery));
        }
        for (StreamedDelivery stream : streamed) {
            if (stream.covers(delivery)) {
                streamed.remove(stream);
                return Optional.of(() -> add(stream));
            }
        }
        for (Long most : interrupted) {
            if (delivery.units() <= most) {
                interrupted.remove(most);
                return Optional.of(() -> addInterrupted(most));
            }
        }
        return Optional.empty();
    }
}
