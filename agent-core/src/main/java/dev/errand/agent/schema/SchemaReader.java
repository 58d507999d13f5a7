package dev.errand.agent.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings schemas into their one form, and refuses what cannot be judged within bounds. */
final class SchemaReader {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_PARTS = 1_000;

    private static final Set<String> ANNOTATIONS = Set.of(
            "title",
            "description",
            "examples",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
            "$comment",
            "$schema",
            "$id");
    private static final Set<String> CARRIED =
            Set.of("format", "pattern", "multipleOf", "uniqueItems", "contentEncoding");
    private static final Set<String> NUMBERS = Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
    private static final Set<String> COUNTS =
            Set.of("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties");
    private static final Set<String> TYPES =
            Set.of("string", "number", "integer", "boolean", "object", "array", "null");

    private int parts;

    private SchemaReader() {}

    static ObjectNode canonical(ObjectNode schema) {
        return new SchemaReader().schema(schema, 0);
    }

    private ObjectNode schema(JsonNode node, int depth) {
        if (depth > MAX_DEPTH || ++parts > MAX_PARTS) {
            throw new IllegalArgumentException(
                    "the schema is nested deeper than " + MAX_DEPTH + " or has more than " + MAX_PARTS + " parts");
        }
        if (!(node instanceof ObjectNode object)) {
            throw new IllegalArgumentException("where a schema should stand there is " + Json.shortened(node));
        }
        Map<String, JsonNode> sorted = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String keyword = entry.getKey();
            if (!ANNOTATIONS.contains(keyword)) {
                sorted.put(keyword, keyword(keyword, entry.getValue(), depth));
            }
        }
        return Json.object(sorted);
    }

    private JsonNode keyword(String keyword, JsonNode value, int depth) {
        if (CARRIED.contains(keyword)) {
            if (value.isContainer()) {
                throw wrong(keyword, value);
            }
            return value;
        }
        if (NUMBERS.contains(keyword)) {
            return require(value.isNumber(), keyword, value);
        }
        if (COUNTS.contains(keyword)) {
            return require(
                    value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0, keyword, value);
        }
        return switch (keyword) {
            case "type" -> type(value);
            case "const" -> value;
            case "required" -> {
                require(value.valueStream().allMatch(JsonNode::isString), keyword, value);
                yield sorted(array(keyword, value));
            }
            case "enum" -> sorted(array(keyword, value));
            case "items" -> schema(value, depth + 1);
            case "additionalProperties" -> value.isBoolean() ? value : schema(value, depth + 1);
            case "oneOf", "anyOf", "allOf" -> {
                List<JsonNode> options = new ArrayList<>();
                array(keyword, value).forEach(option -> options.add(schema(option, depth + 1)));
                yield sorted(options);
            }
            case "properties" -> {
                Map<String, JsonNode> fields = new TreeMap<>();
                if (!(value instanceof ObjectNode object)) {
                    throw wrong(keyword, value);
                }
                object.properties().forEach(field -> fields.put(field.getKey(), schema(field.getValue(), depth + 1)));
                yield Json.object(fields);
            }
            case "$ref", "$dynamicRef", "$defs", "definitions" ->
                throw new IllegalArgumentException(
                        "the schema uses '" + keyword + "', by which schemas recurse; write out what it stands for");
            default ->
                throw new IllegalArgumentException("the schema uses '" + keyword + "', which is not judged here");
        };
    }

    private static JsonNode type(JsonNode value) {
        if (value.isString() && TYPES.contains(value.asString())) {
            return value;
        }
        if (value.isArray()
                && !value.isEmpty()
                && value.valueStream().allMatch(each -> each.isString() && TYPES.contains(each.asString()))) {
            return sorted(array("type", value));
        }
        throw wrong("type", value);
    }

    private static Collection<JsonNode> array(String keyword, JsonNode value) {
        require(value.isArray() && (!value.isEmpty() || keyword.equals("required")), keyword, value);
        return value.values();
    }

    private static ArrayNode sorted(Collection<JsonNode> values) {
        Map<String, JsonNode> byText = new TreeMap<>();
        values.forEach(value -> byText.put(Json.write(value), value));
        return Json.array(Collections.unmodifiableCollection(byText.values()));
    }

    private static JsonNode require(boolean right, String keyword, JsonNode value) {
        if (!right) {
            throw wrong(keyword, value);
        }
        return value;
    }

    private static IllegalArgumentException wrong(String keyword, JsonNode value) {
        return new IllegalArgumentException("'" + keyword + "' of the schema cannot be " + Json.shortened(value));
    }
}
