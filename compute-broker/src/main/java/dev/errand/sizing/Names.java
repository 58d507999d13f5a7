package dev.errand.sizing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds which of some names is meant by what a person or a driver wrote. */
final class Names {

    private static final Pattern MODEL_NOISE = Pattern.compile(
            "^.*/|[-_. ](instruct|chat|hf|it|base|fp8|fp4|nvfp4|bf16|awq|gptq|gguf|v0\\.[0-9]|[0-9]{4})\\b");
    private static final Pattern GPU_NOISE =
            Pattern.compile("\\b(nvidia|geforce|amd|instinct|radeon|tesla|quadro|graphics|card|hbm3e?|hbm2e?|gpu)\\b");
    private static final String MEMORY = "[1-9][0-9]{0,2}gb";
    private static final Pattern VARIANT = Pattern.compile("sxm|pcie|nvl|se|[0-9]+c|" + MEMORY);
    private static final int SHOWN = 4;

    private final List<String> names;
    private final Pattern noise;
    private final String kind;
    private final String remedy;
    /** What else each name may be written as; of models nothing. */
    private final Map<String, Pattern> forms = new LinkedHashMap<>();

    private Names(Collection<String> names, Pattern noise, String kind, String remedy) {
        this.names = List.copyOf(names);
        this.noise = noise;
        this.kind = kind;
        this.remedy = remedy;
    }

    static Names ofModels(Collection<String> names) {
        return new Names(names, MODEL_NOISE, "model", "or give its \"parameters\"");
    }

    static Names ofGpus(Collection<String> names) {
        Names gpus = new Names(names, GPU_NOISE, "GPU", "or add it to a file of GPUs");
        names.forEach(name -> gpus.forms.put(name, form(name)));
        return gpus;
    }

    /**
     * The known name that is meant.
     *
     * @throws UnsizableException if there is none
     */
    String meant(String written) {
        return known(written)
                .orElseThrow(() -> new UnsizableException("no " + kind + " is known as '" + written + "'; near are "
                        + String.join(", ", near(core(written))) + ", " + remedy));
    }

    /** The known name that is meant; empty if there is none. */
    Optional<String> known(String written) {
        String exact = plain(written);
        String core = core(written);
        for (String wanted : List.of(exact, core)) {
            for (String name : names) {
                if (plain(name).equals(wanted)) {
                    return Optional.of(name);
                }
            }
        }
        return core.length() < 2
                ? Optional.empty()
                : forms.entrySet().stream()
                        .filter(form -> isStart(form.getKey(), core)
                                || form.getValue().matcher(core).matches())
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private String core(String written) {
        return plain(noise.matcher(written.toLowerCase(Locale.ROOT)).replaceAll(" "));
    }

    /** Whether a shorter name is the start of this one, up to a letter-digit border: "h100" of "H100-SXM", not "a10" of "A100". */
    private static boolean isStart(String name, String wanted) {
        String plain = plain(name);
        return plain.length() > wanted.length()
                && plain.startsWith(wanted)
                && !(Character.isDigit(plain.charAt(wanted.length()))
                        && Character.isDigit(wanted.charAt(wanted.length() - 1)));
    }

    /**
     * A family with some of what stands behind it: "a10080gb" of "A100-SXM-80GB", "a100sxm480gb" as drivers write it. Where a name states its
     * memory, another one is another GPU.
     */
    private static Pattern form(String name) {
        StringBuilder form = new StringBuilder();
        boolean memory = false;
        for (String part : parts(name)) {
            boolean left = VARIANT.matcher(part).matches(); // may be left away
            form.append('(').append(part.equals("sxm") ? "sxm[0-9]?" : part).append(left ? ")?" : ")");
            memory |= part.endsWith("gb");
        }
        return Pattern.compile(memory ? form.toString() : form + "(" + MEMORY + ")?");
    }

    private static List<String> parts(String name) {
        return List.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }

    private List<String> near(String wanted) {
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(Comparator.comparingInt(name -> distance(plain(name), wanted)));
        return sorted.subList(0, Math.min(SHOWN, sorted.size()));
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
