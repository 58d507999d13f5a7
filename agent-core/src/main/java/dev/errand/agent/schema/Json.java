package dev.errand.agent.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.TxHash;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Jackson as messages need it; it stays behind this package. */
final class Json {

    private static final int SHOWN = 60;

    static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new SealedKinds())
            .addModule(texts())
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    static ObjectNode typed(String type) {
        return MAPPER.createObjectNode().put("type", type);
    }

    static ObjectNode object(Map<String, JsonNode> fields) {
        ObjectNode object = MAPPER.createObjectNode();
        fields.forEach(object::set);
        return object;
    }

    static ArrayNode array(Collection<JsonNode> values) {
        return MAPPER.createArrayNode().addAll(values);
    }

    /** For messages to people: what somebody sent is quoted, and not all of it. */
    static String shortened(JsonNode node) {
        String text = write(node);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static SimpleModule texts() {
        SimpleModule module = new SimpleModule("errand-values");
        text(module, Address.class, Address::parse);
        text(module, Bytes.class, Bytes::parse);
        text(module, Bytes32.class, Bytes32::parse);
        text(module, TxHash.class, TxHash::parse);
        module.addSerializer(ChainId.class, new ValueSerializer<>() {
            @Override
            public void serialize(ChainId value, JsonGenerator out, SerializationContext context) {
                out.writeNumber(value.value());
            }
        });
        module.addDeserializer(ChainId.class, new ValueDeserializer<>() {
            @Override
            public ChainId deserialize(JsonParser in, DeserializationContext context) {
                return new ChainId(in.getLongValue());
            }
        });
        return module;
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addSerializer(type, new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                out.writeString(value.toString());
            }
        });
        module.addDeserializer(type, new ValueDeserializer<>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) {
                return parse.apply(in.getString());
            }
        });
    }

    /** Tells the records of a sealed interface apart by a field, with no annotation of a library on them. */
    private static final class SealedKinds extends JacksonAnnotationIntrospector {

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            return isSealed(annotated)
                    ? JsonTypeInfo.Value.construct(
                            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, SchemaDeriver.KIND, null, false, true, null)
                    : super.findPolymorphicTypeInfo(config, annotated);
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
            return isSealed(annotated)
                    ? Arrays.stream(annotated.getRawType().getPermittedSubclasses())
                            .map(kind -> new NamedType(kind, kind.getSimpleName()))
                            .toList()
                    : super.findSubtypes(config, annotated);
        }

        private static boolean isSealed(Annotated annotated) {
            return annotated.getRawType().isSealed() && annotated.getRawType().isInterface();
        }
    }
}
