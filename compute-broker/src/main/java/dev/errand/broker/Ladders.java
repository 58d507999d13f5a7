package dev.errand.broker;

import dev.errand.sizing.Gpu;
import dev.errand.sizing.Job;
import dev.errand.sizing.Pace;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How fast each kind of GPU does work of one shape, worked out when it is first asked. Safe for many threads. */
final class Ladders {

    private final Pace pace;
    private final Job shape;
    private final Map<String, Ladder> byGpu = new ConcurrentHashMap<>();

    Ladders(Pace pace, Job shape) {
        this.pace = pace;
        this.shape = shape;
    }

    /** How long so much of the work takes on GPUs of a kind. */
    Rungs rungs(Gpu gpu, double amount) {
        Ladder known = byGpu.get(gpu.name());
        return new Rungs(
                known == null ? byGpu.computeIfAbsent(gpu.name(), name -> new Ladder(pace, shape, gpu)) : known,
                amount);
    }
}
