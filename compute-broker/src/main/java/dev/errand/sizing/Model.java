package dev.errand.sizing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A transformer as far as its speed and memory depend on it. Counts are numbers of parameters, not billions.
 *
 * @param name as in the data file
 * @param parameters all weights
 * @param activeParameters weights that one token passes through; equal to {@code parameters} unless experts are mixed
 * @param layers decoder blocks
 * @param hidden width of the residual stream
 * @param heads query heads a layer
 * @param headSize width of a head
 * @param cacheElements numbers kept a token and sequence over all layers (keys and values, or the latent of MLA)
 * @param experts experts a layer, 0 for a dense model
 * @param expertsPerToken how many of them a token visits
 * @param window tokens that a windowed layer looks back, 0 if no layer is windowed
 * @param windowedShare share of the layers that are windowed
 * @param inferredShape whether the shape was guessed from the parameter count, so that answers deserve a wider interval
 */
public record Model(
        String name,
        double parameters,
        double activeParameters,
        int layers,
        int hidden,
        int heads,
        int headSize,
        double cacheElements,
        int experts,
        int expertsPerToken,
        int window,
        double windowedShare,
        boolean inferredShape) {

    private static final double LARGEST = 1e15;
    private static final Pattern NAMED_SIZE = Pattern.compile(
            "(?<![a-z0-9.])(?<all>[0-9]{1,4}(\\.[0-9]{1,2})?)b(-a(?<active>[0-9]{1,3}(\\.[0-9]{1,2})?)b)?(?![a-z0-9])",
            Pattern.CASE_INSENSITIVE);

    /** Checks the counts. */
    public Model {
        if (!(parameters >= 1e6) || !(parameters <= LARGEST)) {
            throw new UnsizableException(
                    name + " would have " + parameters + " parameters; from 1e6 to 1e15 can be sized");
        }
        if (!(activeParameters > 0) || activeParameters > parameters) {
            throw new UnsizableException(
                    name + ": " + activeParameters + " active parameters is not between 0 and all " + parameters);
        }
        if (layers < 1 || hidden < 1 || heads < 1 || headSize < 1 || !(cacheElements > 0)) {
            throw new UnsizableException(name + ": layers, hidden, heads, head size and cache must be positive");
        }
        if (experts < 0 || expertsPerToken < 0 || expertsPerToken > experts) {
            throw new UnsizableException(name + ": " + expertsPerToken + " of " + experts + " experts a token");
        }
    }

    /**
     * A model of which only the size is known. Its shape is that of its kin: width by the law that today's open models follow
     * (about 128 times as wide as it is deep until 80 layers), heads of 128, one key-value head for eight queries, and, where
     * fewer parameters are active than there are, 128 experts of which that share is visited.
     */
    public static Model ofParameters(double parameters, double activeParameters) {
        String name = String.format(Locale.ROOT, "%.3gB-parameters", parameters / 1e9);
        if (!(parameters >= 1e6) || !(parameters <= LARGEST)) {
            throw new UnsizableException(
                    "a model of " + parameters + " parameters; from 1e6 to 1e15 can be sized (175e9 for 175 billion)");
        }
        boolean mixed = activeParameters < 0.9 * parameters;
        double dense = mixed ? Math.sqrt(activeParameters * parameters) : parameters;
        // 12·L·H² with H = 128·L, as the dense models of the data file have it
        int layers = Math.clamp(Math.round(Math.cbrt(dense / (12.0 * 128 * 128))), 12, 126);
        int hidden = Math.max(128, (int) Math.round(Math.sqrt(dense / 12 / layers) / 128) * 128);
        int heads = Math.max(1, hidden / 128);
        int experts = mixed ? 128 : 0;
        int visited = mixed ? Math.max(1, (int) Math.round(128 * activeParameters / parameters)) : 0;
        return new Model(
                name,
                parameters,
                activeParameters,
                layers,
                hidden,
                heads,
                128,
                2.0 * layers * Math.max(1, heads / 8) * 128,
                experts,
                visited,
                0,
                0,
                true);
    }

    /**
     * The model of which only the name is known, if the name says its size in billions, as {@code llama-3-70b} and
     * {@code Foo-30B-A3B} (3 billion active) do: {@link #ofParameters} under that name.
     */
    public static Optional<Model> ofNamedSize(String name) {
        Matcher size = NAMED_SIZE.matcher(name);
        if (!size.find()) {
            return Optional.empty();
        }
        double parameters = Double.parseDouble(size.group("all")) * 1e9;
        double active = size.group("active") == null ? parameters : Double.parseDouble(size.group("active")) * 1e9;
        return active > parameters || size.find()
                ? Optional.empty()
                : Optional.of(ofParameters(parameters, active).named(name.strip()));
    }

    private Model named(String other) {
        return new Model(
                other,
                parameters,
                activeParameters,
                layers,
                hidden,
                heads,
                headSize,
                cacheElements,
                experts,
                expertsPerToken,
                window,
                windowedShare,
                inferredShape);
    }

    /** Whether a token passes through a few of many experts. */
    public boolean mixesExperts() {
        return experts > 0 && parameters > activeParameters;
    }

    /** Weights of one expert over all layers. */
    double expertParameters() {
        return mixesExperts() ? (parameters - activeParameters) / (experts - expertsPerToken) : 0;
    }

    /** Weights that a step with {@code sequences} in flight must read, if tokens choose their experts evenly. */
    double weightsRead(double sequences) {
        if (!mixesExperts()) {
            return parameters;
        }
        double shared = activeParameters - expertsPerToken * expertParameters();
        double untouched = Math.pow(1 - (double) expertsPerToken / experts, sequences);
        return shared + experts * expertParameters() * (1 - untouched);
    }

    /** Tokens that attention looks back from {@code context}, averaged over windowed and full layers. */
    double attended(double context) {
        return window == 0 ? context : windowedShare * Math.min(context, window) + (1 - windowedShare) * context;
    }

    /** Bytes of keys and values that a sequence of {@code context} tokens keeps. */
    public double cacheBytes(double context, Precision precision) {
        return cacheElements * precision.bytes() * context;
    }

    /** Bytes of all weights. */
    public double weightBytes(Precision precision) {
        return parameters * precision.bytes();
    }
}
