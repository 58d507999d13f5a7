package dev.errand.agent.schema;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One judgement of one message by one canonical schema, within a bound on the work it may take. Not thread-safe. */
final class SchemaCheck {

    private static final int MAX_STEPS = 1_000_000;
    private static final int MAX_SCALE = 400;

    private int steps;

    Optional<String> objection(JsonNode schema, JsonNode value) {
        return Optional.ofNullable(check(schema, value, ""));
    }

    private @Nullable String check(JsonNode schema, JsonNode value, String at) {
        if (++steps > MAX_STEPS) {
            return "judging it takes too long";
        }
        if (schema.has("type") && !hasType(schema.get("type"), value)) {
            return place(at) + "is " + Json.shortened(value) + " and not " + types(schema.get("type"));
        }
        if (schema.has("const") && !same(schema.get("const"), value)) {
            return place(at) + "is " + Json.shortened(value) + " and not " + Json.shortened(schema.get("const"));
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(each -> same(each, value))) {
            return place(at) + "is " + Json.shortened(value) + " and none of " + Json.shortened(schema.get("enum"));
        }
        String wrong = bounds(schema, value, at);
        if (wrong == null && value.isObject()) {
            wrong = fields(schema, value, at);
        }
        if (wrong == null && value.isArray() && schema.has("items")) {
            int i = 0;
            for (Iterator<JsonNode> each = value.values().iterator(); wrong == null && each.hasNext(); i++) {
                wrong = check(schema.get("items"), each.next(), at + "[" + i + "]");
            }
        }
        return wrong != null ? wrong : combinations(schema, value, at);
    }

    private @Nullable String fields(JsonNode schema, JsonNode value, String at) {
        for (JsonNode required : schema.path("required").values()) {
            if (!value.has(required.asString())) {
                return place(at) + "lacks '" + required.asString() + "'";
            }
        }
        JsonNode properties = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String name = at.isEmpty() ? field.getKey() : at + "." + field.getKey();
            String wrong = null;
            if (properties.has(field.getKey())) {
                wrong = check(properties.get(field.getKey()), field.getValue(), name);
            } else if (others.isObject()) {
                wrong = check(others, field.getValue(), name);
            } else if (others.isBoolean() && !others.booleanValue()) {
                wrong = place(at) + "has a field '" + field.getKey() + "' too many";
            }
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private @Nullable String combinations(JsonNode schema, JsonNode value, String at) {
        for (JsonNode all : schema.path("allOf").values()) {
            String wrong = check(all, value, at);
            if (wrong != null) {
                return wrong;
            }
        }
        for (String keyword : new String[] {"anyOf", "oneOf"}) {
            if (!schema.has(keyword)) {
                continue;
            }
            int fitting = 0;
            String last = null;
            for (JsonNode option : schema.get(keyword).values()) {
                String wrong = check(option, value, at);
                fitting += wrong == null ? 1 : 0;
                last = wrong == null ? last : wrong;
            }
            if (fitting == 0) {
                return place(at) + "fits none of its kinds; of the last: " + last;
            }
            if (fitting > 1 && keyword.equals("oneOf")) {
                return place(at) + "fits more than one of its kinds";
            }
        }
        return null;
    }

    private static @Nullable String bounds(JsonNode schema, JsonNode value, String at) {
        if (value.isNumber()) {
            if (breaks(schema, "minimum", bound -> compare(value, bound) < 0)
                    || breaks(schema, "exclusiveMinimum", bound -> compare(value, bound) <= 0)
                    || breaks(schema, "maximum", bound -> compare(value, bound) > 0)
                    || breaks(schema, "exclusiveMaximum", bound -> compare(value, bound) >= 0)) {
                return place(at) + "is " + Json.shortened(value) + ", which is out of bounds";
            }
        } else if (value.isString()) {
            String text = value.asString();
            return count(schema, "Length", text.codePointCount(0, text.length()), at);
        } else if (value.isArray()) {
            return count(schema, "Items", value.size(), at);
        } else if (value.isObject()) {
            return count(schema, "Properties", value.size(), at);
        }
        return null;
    }

    private static boolean breaks(JsonNode schema, String bound, Predicate<JsonNode> broken) {
        return schema.has(bound) && broken.test(schema.get(bound));
    }

    private static @Nullable String count(JsonNode schema, String what, int count, String at) {
        boolean wrong = count < schema.path("min" + what).asInt(0)
                || count > schema.path("max" + what).asInt(Integer.MAX_VALUE);
        return wrong ? place(at) + "has a length of " + count + ", which is out of bounds" : null;
    }

    private static boolean hasType(JsonNode type, JsonNode value) {
        return type.isArray()
                ? type.valueStream().anyMatch(each -> hasType(each, value))
                : switch (type.asString()) {
                    case "string" -> value.isString();
                    case "boolean" -> value.isBoolean();
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "null" -> value.isNull();
                    case "number" -> value.isNumber();
                    case "integer" -> value.isIntegralNumber() || (value.isNumber() && isWhole(value.decimalValue()));
                    default -> false;
                };
    }

    /** 1.0 is an integer to JSON Schema; 1e999999999 is one that nobody has room for. */
    private static boolean isWhole(BigDecimal number) {
        return Math.abs((long) number.scale()) < MAX_SCALE
                && number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return (one.isNumber() && other.isNumber()) ? compare(one, other) == 0 : one.equals(other);
    }

    private static int compare(JsonNode one, JsonNode other) {
        return one.decimalValue().compareTo(other.decimalValue());
    }

    private static String types(JsonNode type) {
        return type.isArray()
                ? type.valueStream().map(JsonNode::asString).collect(Collectors.joining(" or "))
                : type.asString();
    }

    private static String place(String at) {
        return at.isEmpty() ? "it " : "'" + at + "' ";
    }
}
