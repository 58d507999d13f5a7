package dev.errand.agent.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

    enum Tone {
        PLAIN,
        FORMAL
    }

    record Word(String text, @Nullable String language) {}

    record Request(List<Word> words, Tone tone, int most, Optional<BigDecimal> budget, Map<String, Boolean> flags) {}

    /** The same structure under other names and in another order. */
    record Renamed(int most, Map<String, Boolean> flags, Optional<BigDecimal> budget, Tone tone, List<Word> words) {}

    record Different(List<Word> words, Tone tone, long most, BigDecimal budget, Map<String, Boolean> flags) {}

    record Tree(String name, List<Tree> branches) {}

    record Holder(Object anything) {}

    private static Schema read(String json) {
        return switch (Schema.parse(json)) {
            case Schema.Reading.Read(Schema schema) -> schema;
            case Schema.Reading.Refused(String reason) -> throw new AssertionError(reason);
        };
    }

    private static String refusal(String json) {
        return switch (Schema.parse(json)) {
            case Schema.Reading.Read(Schema schema) -> throw new AssertionError("was read: " + schema);
            case Schema.Reading.Refused(String reason) -> reason;
        };
    }

    @Test
    void comesFromStructureAlone() {
        assertThat(Schema.of(Renamed.class)).isEqualTo(Schema.of(Request.class));
        assertThat(Schema.of(Renamed.class).digest())
                .isEqualTo(Schema.of(Request.class).digest());
        assertThat(Schema.of(Different.class)).isNotEqualTo(Schema.of(Request.class));
    }

    /** The id that other programs know this message by. If this test fails, every card out there is wrong. */
    @Test
    void hasTheDigestThatItAlwaysHad() {
        assertThat(Schema.of(Word.class).json())
                .isEqualTo("{\"properties\":{\"language\":{\"type\":\"string\"},\"text\":{\"type\":\"string\"}},"
                        + "\"required\":[\"text\"],\"type\":\"object\"}");
        assertThat(Schema.of(Word.class).digest())
                .hasToString("0xe9c4b1a8495a4582db1384c97bbd633abfdfc09b3d28366b267020ca7f17c7d9");
    }

    @Test
    void commentsAndOrderChangeNothing() {
        Schema bare = read("{\"type\":\"object\",\"required\":[\"a\",\"b\"],"
                + "\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"enum\":[1,2]}}}");
        Schema commented = read("{\"$schema\":\"x\",\"title\":\"T\",\"properties\":{\"b\":{\"description\":\"why\","
                + "\"enum\":[2,1]},\"a\":{\"type\":\"string\",\"examples\":[\"e\"]}},\"required\":[\"b\",\"a\"],"
                + "\"description\":\"what\",\"type\":\"object\"}");
        assertThat(commented.digest()).isEqualTo(bare.digest());
    }

    @Test
    void aFieldMayBeCalledDescription() {
        assertThat(read("{\"properties\":{\"description\":{\"type\":\"string\"}}}")
                        .objection("{\"description\":1}"))
                .hasValueSatisfying(why -> assertThat(why).contains("'description'"));
    }

    @Test
    void readsBackWhatItWrites() {
        Schema schema = Schema.of(Request.class);
        assertThat(read(schema.json())).isEqualTo(schema);
    }

    @Test
    void namesThePlaceThatDoesNotFit() {
        Schema schema = Schema.of(Request.class);
        String fitting =
                "{\"words\":[{\"text\":\"a\"}],\"tone\":\"PLAIN\",\"most\":3,\"flags\":{\"x\":true},\"more\":1}";
        assertThat(schema.objection(fitting)).isEmpty();
        assertThat(schema.objection(fitting.replace("\"PLAIN\"", "\"RUDE\"")))
                .get()
                .asString()
                .contains("'tone'", "RUDE");
        assertThat(schema.objection(fitting.replace("\"a\"", "7")))
                .get()
                .asString()
                .contains("'words[0].text'");
        assertThat(schema.objection(fitting.replace("true", "\"true\"")))
                .get()
                .asString()
                .contains("'flags.x'");
        assertThat(schema.objection(fitting.replace("3", "3.5")))
                .get()
                .asString()
                .contains("'most'");
        assertThat(schema.objection(fitting.replace("3", "1e999999999")))
                .get()
                .asString()
                .contains("'most'");
        assertThat(schema.objection(fitting.replace("\"most\":3,", "")))
                .get()
                .asString()
                .contains("lacks 'most'");
        assertThat(schema.objection("nonsense")).contains("it is not JSON");
    }

    @Test
    void judgesBoundsAndKinds() {
        Schema bounded =
                read("{\"type\":\"array\",\"maxItems\":2,\"items\":{\"oneOf\":[{\"type\":\"integer\",\"minimum\":1,"
                        + "\"exclusiveMaximum\":5},{\"type\":\"string\",\"maxLength\":2},{\"const\":null}]}}");
        assertThat(bounded.objection("[1,\"ab\"]")).isEmpty();
        assertThat(bounded.objection("[4,null]")).isEmpty();
        assertThat(bounded.objection("[5]")).isPresent();
        assertThat(bounded.objection("[0]")).isPresent();
        assertThat(bounded.objection("[\"abc\"]")).isPresent();
        assertThat(bounded.objection("[1,2,3]")).isPresent();
        Schema closed = read("{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\"a\":{}}}");
        assertThat(closed.objection("{\"a\":1}")).isEmpty();
        assertThat(closed.objection("{\"b\":1}")).get().asString().contains("too many");
    }

    @Test
    void typesThatRecurseOrHaveNoStructureAreRefusedByName() {
        assertThatThrownBy(() -> Schema.of(Tree.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Tree → Tree holds itself");
        assertThatThrownBy(() -> Schema.of(Holder.class)).hasMessageContaining("Holder → Object");
        assertThatThrownBy(() -> Schema.of(Thread.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"#\"}",
                "{\"properties\":{\"child\":{\"$ref\":\"#/$defs/node\"}},\"$defs\":{\"node\":{\"type\":\"object\"}}}",
                "{\"items\":{\"$dynamicRef\":\"#x\"}}"
            })
    void schemasThatRecurseAreRefused(String json) {
        assertThat(refusal(json)).contains("recurse");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "5",
                "{\"type\":\"text\"}",
                "{\"type\":[]}",
                "{\"properties\":[]}",
                "{\"items\":[{\"type\":\"string\"}]}",
                "{\"required\":\"a\"}",
                "{\"enum\":[]}",
                "{\"minLength\":-1}",
                "{\"minimum\":\"1\"}",
                "{\"pattern\":{}}",
                "{\"not\":{}}",
                "{\"type\":\"string\",\"type\":\"integer\"}",
                "{\"type\":\"string\"} {}"
            })
    void whatCannotBeJudgedIsRefused(String json) {
        assertThat(refusal(json)).isNotBlank();
    }

    @Test
    void deepAndLargeSchemasAreRefused() {
        assertThat(refusal("{\"items\":".repeat(40) + "{}" + "}".repeat(40))).contains("nested");
        assertThat(refusal("[".repeat(20_000))).isNotBlank();
        assertThat(refusal(" ".repeat(Schema.MAX_JSON + 1))).contains("at most");
        String options = "{},".repeat(1_200);
        assertThat(refusal("{\"anyOf\":[" + options + "{}]}")).contains("parts");
    }

    @Test
    void judgingIsBounded() {
        Schema schema = read("{\"items\":{\"anyOf\":[" + "{\"const\":1},".repeat(300) + "{\"const\":2}]}}");
        assertThat(schema.objection("[" + "2,".repeat(100) + "2]")).isEmpty();
        String crowded = read("{\"items\":{\"anyOf\":[{\"type\":\"null\"},{\"items\":{\"const\":1}}]}}")
                .objection("[[" + "1,".repeat(600_000) + "1]," + "[" + "1,".repeat(600_000) + "1]]")
                .orElse("");
        assertThat(crowded).contains("takes too long");
    }
}
