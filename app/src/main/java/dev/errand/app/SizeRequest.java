package dev.errand.app;

import dev.errand.sizing.Catalog;
import dev.errand.sizing.Gpu;
import dev.errand.sizing.Job;
import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Job.Rendering;
import dev.errand.sizing.Job.Training;
import dev.errand.sizing.Machine;
import dev.errand.sizing.Measure;
import dev.errand.sizing.Model;
import dev.errand.sizing.Precision;
import dev.errand.sizing.UnsizableException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What {@code size} is asked: a job and a machine, read from the fields of one JSON object. */
record SizeRequest(Job job, Machine machine) {

    private static final Set<String> FIELDS = Set.of(
            "id",
            "kind",
            "model",
            "parameters",
            "activeParameters",
            "precision",
            "kvPrecision",
            "gpu",
            "count",
            "tp",
            "pp",
            "ep",
            "inputTokens",
            "outputTokens",
            "requests",
            "tokens",
            "concurrency",
            "batch",
            "engine",
            "measure",
            "frames",
            "secondsPerFrame",
            "referenceGpu");

    /**
     * The request of an object.
     *
     * @throws UnsizableException if it cannot be sized; the message says why
     */
    static SizeRequest of(JsonNode json, Catalog catalog) {
        if (!json.isObject()) {
            throw new UnsizableException(
                    "a request is one JSON object, such as {\"kind\":\"infer\",\"model\":…,\"gpu\":…}");
        }
        json.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new UnsizableException("'" + name + "' is not a field of size; there are "
                            + String.join(", ", FIELDS.stream().sorted().toList()));
                });
        String gpuName = text(json, "gpu", "");
        if (gpuName.isEmpty()) {
            throw new UnsizableException("'gpu' is missing, such as \"H100-SXM\"");
        }
        Machine machine = new Machine(
                catalog.gpu(gpuName),
                whole(json, "count", 1),
                whole(json, "tp", 0),
                whole(json, "pp", 0),
                whole(json, "ep", 0),
                text(json, "engine", ""));
        String kind = text(json, "kind", "infer").toLowerCase(Locale.ROOT);
        Job job = switch (kind) {
            case "infer" -> inference(json, catalog, machine);
            case "train" ->
                new Training(
                        model(json, catalog), Precision.of(text(json, "precision", "bf16")), number(json, "tokens"));
            case "render" -> rendering(json, catalog, machine.gpu());
            default -> throw new UnsizableException("kind '" + kind + "' is not known; there are infer, train, render");
        };
        return new SizeRequest(job, machine);
    }

    private static Job inference(JsonNode json, Catalog catalog, Machine machine) {
        Precision weights = Precision.of(text(json, "precision", "fp16"));
        Precision cache = json.hasNonNull("kvPrecision")
                ? Precision.of(text(json, "kvPrecision", ""))
                : Inference.cacheFor(weights);
        int group = Math.max(1, machine.tp()) * Math.max(1, machine.pp());
        boolean laidOut = machine.tp() > 0 || machine.pp() > 0;
        double replicas = laidOut ? Math.max(1, machine.count() / group) : 1;
        double concurrency = number(json, "concurrency", number(json, "batch", 0) * replicas);
        return new Inference(
                model(json, catalog),
                weights,
                cache,
                number(json, "inputTokens", 0),
                number(json, "outputTokens", 0),
                number(json, "requests", 1),
                concurrency,
                Measure.of(text(json, "measure", "offline_max")));
    }

    private static Job rendering(JsonNode json, Catalog catalog, Gpu gpu) {
        String reference = text(json, "referenceGpu", "");
        return new Rendering(
                number(json, "frames"),
                number(json, "secondsPerFrame"),
                reference.isEmpty() ? gpu : catalog.gpu(reference));
    }

    private static Model model(JsonNode json, Catalog catalog) {
        String name = text(json, "model", "");
        if (!name.isEmpty()) {
            return catalog.model(name);
        }
        if (!json.hasNonNull("parameters")) {
            throw new UnsizableException("'model' or 'parameters' is missing");
        }
        double parameters = number(json, "parameters");
        return Model.ofParameters(parameters, number(json, "activeParameters", parameters));
    }

    private static String text(JsonNode json, String field, String otherwise) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isString()) {
            throw new UnsizableException("'" + field + "' must be a text");
        }
        return value.asString();
    }

    private static int whole(JsonNode json, String field, int otherwise) {
        double value = number(json, field, otherwise);
        if (value != Math.rint(value)) {
            throw new UnsizableException("'" + field + "' must be a whole number, not " + value);
        }
        if (Math.abs(value) > Integer.MAX_VALUE) {
            throw new UnsizableException(
                    String.format(Locale.ROOT, "'%s' is %.0f; it is at most %d", field, value, Integer.MAX_VALUE));
        }
        return (int) value;
    }

    private static double number(JsonNode json, String field) {
        double value = number(json, field, Double.NaN);
        if (Double.isNaN(value)) {
            throw new UnsizableException("'" + field + "' is missing");
        }
        return value;
    }

    /** A number, or a text such as {@code 175B} or {@code 8k}. */
    private static double number(JsonNode json, String field, double otherwise) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        String text = value.isNumber() || value.isString() ? value.asString() : "";
        int scale = text.isEmpty() ? -1 : "kmbt".indexOf(Character.toLowerCase(text.charAt(text.length() - 1)));
        try {
            String digits = scale < 0 ? text : text.substring(0, text.length() - 1);
            double parsed = new BigDecimal(digits).doubleValue() * Math.pow(1000, scale + 1.0);
            if (Double.isFinite(parsed)) {
                return parsed;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UnsizableException("'" + field + "' must be a number, not " + value);
    }
}
