package dev.errand.agent.schema;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.TxHash;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From a record's components to JSON Schema. Not thread-safe. */
final class SchemaDeriver {

    /** The field by which the records of a sealed interface are told apart. */
    static final String KIND = "kind";

    private static final Map<Class<?>, String> SIMPLE = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(int.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(Long.class, "integer"),
            Map.entry(BigInteger.class, "integer"),
            Map.entry(ChainId.class, "integer"),
            Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(BigDecimal.class, "number"));

    private static final Map<Class<?>, String> FORMATS = Map.of(
            Instant.class, "date-time",
            Duration.class, "duration",
            URI.class, "uri",
            UUID.class, "uuid",
            Address.class, "evm-address",
            Bytes.class, "hex",
            Bytes32.class, "hex-32",
            TxHash.class, "hex-32");

    private final Deque<Class<?>> path = new ArrayDeque<>();

    private SchemaDeriver() {}

    static ObjectNode derive(Class<?> type) {
        return new SchemaDeriver().schema(type);
    }

    private ObjectNode schema(Type type) {
        if (type instanceof Class<?> plain) {
            return ofClass(plain);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            if (raw == Optional.class) {
                return schema(arguments[0]);
            }
            if (raw == List.class || raw == Set.class || raw == Collection.class) {
                ObjectNode array = Json.typed("array");
                array.set("items", schema(arguments[0]));
                return array;
            }
            if (raw == Map.class && arguments[0] == String.class) {
                ObjectNode map = Json.typed("object");
                map.set("additionalProperties", schema(arguments[1]));
                return map;
            }
        }
        throw unfit(type.getTypeName(), "is not something that has a schema");
    }

    private ObjectNode ofClass(Class<?> type) {
        String simple = SIMPLE.get(type);
        if (simple != null) {
            return Json.typed(simple);
        }
        String format = FORMATS.get(type);
        if (format != null) {
            return Json.typed("string").put("format", format);
        }
        if (type.isEnum()) {
            ObjectNode named = Json.typed("string");
            ArrayNode names = named.putArray("enum");
            for (Object constant : type.getEnumConstants()) {
                names.add(((Enum<?>) constant).name());
            }
            return named;
        }
        if (type.isRecord() || (type.isSealed() && type.isInterface())) {
            if (path.contains(type)) {
                throw unfit(type.getSimpleName(), "holds itself; a schema must not recurse");
            }
            path.push(type);
            try {
                return type.isRecord() ? ofRecord(type) : ofKinds(type);
            } finally {
                path.pop();
            }
        }
        throw unfit(type.getSimpleName(), "is neither a record nor a simple value");
    }

    private ObjectNode ofRecord(Class<?> type) {
        ObjectNode object = Json.typed("object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = object.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), schema(component.getGenericType()));
            if (component.getType() != Optional.class && !isNullable(component.getAnnotatedType())) {
                required.add(component.getName());
            }
        }
        return object;
    }

    private ObjectNode ofKinds(Class<?> sealed) {
        ObjectNode either = Json.object(Map.of());
        ArrayNode options = either.putArray("oneOf");
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            if (!kind.isRecord()) {
                throw unfit(kind.getSimpleName(), "is a kind of " + sealed.getSimpleName() + " and not a record");
            }
            ObjectNode option = ofClass(kind);
            ObjectNode name = Json.object(Map.of()).put("const", kind.getSimpleName());
            if (option.get("properties") instanceof ObjectNode properties
                    && option.get("required") instanceof ArrayNode required) {
                if (properties.has(KIND)) {
                    throw unfit(kind.getSimpleName(), "has a component '" + KIND + "', which tells the kinds apart");
                }
                properties.set(KIND, name);
                required.add(KIND);
            }
            options.add(option);
        }
        return either;
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private IllegalArgumentException unfit(String name, String why) {
        StringBuilder where = new StringBuilder();
        path.descendingIterator()
                .forEachRemaining(type -> where.append(type.getSimpleName()).append(" → "));
        return new IllegalArgumentException(where + name + " " + why);
    }
}
