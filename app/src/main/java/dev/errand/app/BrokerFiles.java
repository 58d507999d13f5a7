package dev.errand.app;

import dev.errand.broker.Offer;
import dev.errand.broker.Order;
import dev.errand.sizing.Catalog;
import dev.errand.sizing.Job;
import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Job.Rendering;
import dev.errand.sizing.Job.Training;
import dev.errand.sizing.Model;
import dev.errand.sizing.Precision;
import dev.errand.sizing.UnsizableException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the lines of the files that {@code broker} is given; what cannot be is refused with the field's name. */
final class BrokerFiles {

    private final Catalog catalog;

    BrokerFiles(Catalog catalog) {
        this.catalog = catalog;
    }

    Order order(JsonNode line) {
        mustBeObject(line);
        String id = text(line, "id");
        try {
            return new Order(
                    id,
                    work(line),
                    number(line, "deadlineSeconds", Double.POSITIVE_INFINITY),
                    number(line, "maxUsd", Double.POSITIVE_INFINITY),
                    line.path("region").asString(""));
        } catch (UnsizableException e) {
            throw new IllegalArgumentException("job " + id + ": " + e.getMessage(), e);
        }
    }

    /** {@code train} and {@code render} lines have the fields that {@code size} has for them, {@code referenceGpu} among them. */
    private Job work(JsonNode line) {
        String kind = line.path("kind").asString("infer");
        return switch (kind) {
            case "infer" -> {
                double input = number(line, "inputTokens");
                if (input < 1) {
                    throw new UnsizableException("inputTokens is " + input + "; a request has at least one");
                }
                yield Inference.of(
                        model(line),
                        Precision.of(text(line, "precision")),
                        input,
                        number(line, "outputTokens"),
                        number(line, "requests", 1));
            }
            case "train" -> new Training(model(line), Precision.of(text(line, "precision")), number(line, "tokens"));
            case "render" ->
                new Rendering(
                        number(line, "frames"),
                        number(line, "secondsPerFrame"),
                        catalog.gpu(text(line, "referenceGpu")));
            default -> throw new UnsizableException("kind '" + kind + "' is none of infer, train and render");
        };
    }

    private Model model(JsonNode line) {
        if (!line.hasNonNull("model") && line.hasNonNull("parameters")) {
            double parameters = number(line, "parameters");
            return Model.ofParameters(parameters, number(line, "activeParameters", parameters));
        }
        return catalog.model(text(line, "model"));
    }

    Offer offer(JsonNode line) {
        mustBeObject(line);
        String id = text(line, "id");
        double count = number(line, "count");
        if (count != Math.rint(count)) {
            throw new IllegalArgumentException("offer " + id + ": count is " + count + "; GPUs are whole");
        }
        if (Math.abs(count) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "offer %s: count is %.0f; it is at most %d", id, count, Integer.MAX_VALUE));
        }
        try {
            return new Offer(
                    id,
                    line.path("provider").asString(id),
                    catalog.gpu(text(line, "gpu")),
                    (int) count,
                    number(line, "usdPerGpuHour"),
                    line.path("region").asString(""),
                    number(line, "netMbps", 0),
                    cached(line),
                    number(line, "reliability", 1));
        } catch (UnsizableException e) {
            throw new IllegalArgumentException("offer " + id + ": " + e.getMessage(), e);
        }
    }

    /** What it holds, by the catalog's names; weights of models that nobody here knows help no job. */
    private Set<String> cached(JsonNode line) {
        Set<String> cached = new HashSet<>();
        line.path("cachedModels").forEach(name -> {
            try {
                cached.add(catalog.model(name.asString("")).name());
            } catch (UnsizableException unknown) {
                cached.add(name.asString(""));
            }
        });
        return cached;
    }

    /** What a line holds, where it is no object: its fields would all seem to be missing. */
    private static void mustBeObject(JsonNode line) {
        if (line.isArray()) {
            throw new IllegalArgumentException("it is a JSON list of " + line.size()
                    + "; write one object, {…}, on each line and no list around them");
        }
        if (!line.isObject()) {
            throw new IllegalArgumentException("it is no JSON object, {…}, but " + line);
        }
    }

    private static String text(JsonNode line, String field) {
        JsonNode value = line.path(field);
        if (!value.isString() && !value.isNumber()) {
            throw new IllegalArgumentException("'" + field + "' is missing");
        }
        return value.asString();
    }

    private static double number(JsonNode line, String field, double absent) {
        return line.hasNonNull(field) ? number(line, field) : absent;
    }

    private static double number(JsonNode line, String field) {
        JsonNode value = line.path(field);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(
                    "'" + field + "' is " + (value.isMissingNode() ? "missing" : value + ", no number"));
        }
        return value.asDouble();
    }
}
