package dev.errand.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command writes: lines for people, or one JSON object a line and nothing else on standard output.
 *
 * <p>Colours appear where standard output is a terminal and {@code NO_COLOR} is not set; a pipe gets plain text.
 */
final class Console {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final boolean coloured;

    Console(PrintStream out, PrintStream err, boolean json, boolean coloured) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.coloured = coloured && !json;
    }

    /** The process's own streams; colours where a person looks at them. */
    static Console ofProcess(boolean json) {
        boolean coloured = isTerminal() && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return new Console(System.out, System.err, json, coloured);
    }

    /** Whether a person sits at a terminal: the launcher knows, as Java itself says it differently from version to version. */
    static boolean isTerminal() {
        return Boolean.getBoolean("errand.terminal");
    }

    /** Whether the reader is a program. */
    boolean json() {
        return json;
    }

    /** A line for people; nothing where the reader is a program. */
    void line(String text) {
        if (!json) {
            out.println(text);
        }
    }

    /** An empty line for people. */
    void gap() {
        line("");
    }

    /** One object for a program; nothing where the reader is a person. */
    void object(Map<String, ?> object) {
        if (json) {
            out.println(JSON.writeValueAsString(object));
        }
    }

    /** JSON that people and programs alike are given as it is. */
    void data(String object) {
        out.println(object);
    }

    /** What an object holds, in this order: a name and its value, and so on. */
    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    /** A line on standard error, for people and programs alike. */
    void complain(String text) {
        err.println("errand: " + text);
    }

    String bold(String text) {
        return styled("1", text);
    }

    String dim(String text) {
        return styled("2", text);
    }

    String green(String text) {
        return styled("32", text);
    }

    String red(String text) {
        return styled("31", text);
    }

    String yellow(String text) {
        return styled("33", text);
    }

    String cyan(String text) {
        return styled("36", text);
    }

    /**
     * Runs {@code work}, with a progress line on standard error once it takes longer than a second: one that counts where a
     * terminal is, a single plain line elsewhere.
     */
    <T> T during(String doing, Callable<T> work) throws Exception {
        return during(() -> doing, work);
    }

    /** As the other, where what is being done tells how far it is. */
    <T> T during(Supplier<String> doing, Callable<T> work) throws Exception {
        long started = System.nanoTime();
        AtomicBoolean shown = new AtomicBoolean();
        try (ScheduledExecutorService ticker =
                Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())) {
            var tick = ticker.scheduleAtFixedRate(
                    () -> progress(doing, started, shown), QUIET.toMillis(), QUIET.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return work.call();
            } finally {
                tick.cancel(false);
                ticker.shutdownNow();
                if (shown.get() && coloured) {
                    err.print("\r\033[K");
                    err.flush();
                }
            }
        }
    }

    private void progress(Supplier<String> doing, long startedNanos, AtomicBoolean shown) {
        boolean first = shown.compareAndSet(false, true);
        if (coloured) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNanos);
            err.print("\r\033[K" + dim(doing.get() + " … " + seconds + " s"));
            err.flush();
        } else if (first && !json) {
            err.println(doing.get() + " …");
        }
    }

    private String styled(String code, String text) {
        return coloured ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
