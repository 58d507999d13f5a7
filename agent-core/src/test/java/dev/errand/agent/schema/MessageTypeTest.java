package dev.errand.agent.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageTypeTest {

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Square(int side) implements Shape {}

    record Everything(
            String text,
            boolean flag,
            int number,
            long larger,
            BigInteger whole,
            BigDecimal exact,
            Instant at,
            Duration lasting,
            URI place,
            UUID id,
            Address who,
            Bytes data,
            Bytes32 hash,
            ChainId chain,
            List<Shape> shapes,
            Set<String> words,
            Map<String, Square> squares,
            Optional<String> maybe,
            @Nullable Circle nullable) {}

    record Small(String text, int count) {

        Small {
            if (count < 0) {
                throw new IllegalArgumentException("count " + count);
            }
        }
    }

    private static Everything everything(Optional<String> maybe, @Nullable Circle nullable) {
        return new Everything(
                "诚实\n\"quoted\"",
                true,
                -5,
                1L << 60,
                BigInteger.TWO.pow(200),
                new BigDecimal("0.1000000000000000055511151231257827"),
                Instant.parse("2026-01-02T03:04:05.678Z"),
                Duration.ofMillis(90_500),
                URI.create("https://agents.example/a?b=c"),
                new UUID(1, 2),
                Address.parse("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"),
                Bytes.parse("0x0102"),
                Bytes32.ZERO,
                ChainId.DEVNET,
                List.of(new Circle(1.5), new Square(2)),
                Set.of("one"),
                Map.of("first", new Square(3)),
                maybe,
                nullable);
    }

    private static <T> T read(MessageType<T> type, String json) {
        return switch (type.read(json)) {
            case MessageType.Reading.Read<T>(T message) -> message;
            case MessageType.Reading.Malformed<T>(String reason) -> throw new AssertionError(reason);
        };
    }

    @Test
    void readsBackWhatItWrites() {
        MessageType<Everything> type = MessageType.of(Everything.class);
        for (Everything message :
                List.of(everything(Optional.of("here"), new Circle(2)), everything(Optional.empty(), null))) {
            assertThat(read(type, type.write(message))).isEqualTo(message);
        }
    }

    @Test
    void aSealedInterfaceIsAMessageToo() {
        MessageType<Shape> type = MessageType.of(Shape.class);
        assertThat(type.write(new Square(2))).contains("\"kind\":\"Square\"");
        assertThat(read(type, type.write(new Circle(2)))).isEqualTo(new Circle(2));
        assertThat(type.read("{\"kind\":\"Triangle\",\"side\":2}")).isInstanceOf(MessageType.Reading.Malformed.class);
        assertThat(type.read("{\"side\":2}")).isInstanceOf(MessageType.Reading.Malformed.class);
    }

    @Test
    void fieldsThatTheRecordDoesNotHaveArePassedOver() {
        assertThat(read(MessageType.of(Small.class), "{\"text\":\"a\",\"later\":{\"x\":[]},\"count\":1}"))
                .isEqualTo(new Small("a", 1));
    }

    @Test
    void nothingIsGuessed() {
        MessageType<Small> type = MessageType.of(Small.class);
        for (String wrong : List.of(
                "{\"text\":\"a\"}",
                "{\"text\":null,\"count\":1}",
                "{\"text\":1,\"count\":1}",
                "{\"text\":\"a\",\"count\":\"1\"}",
                "{\"text\":\"a\",\"count\":1.5}",
                "{\"text\":\"a\",\"count\":5000000000}",
                "{\"text\":\"a\",\"count\":-1}",
                "{\"text\":\"a\",\"text\":\"b\",\"count\":1}",
                "{\"text\":\"a\",\"count\":1} true",
                "[]",
                "",
                "[".repeat(100_000))) {
            assertThat(type.read(wrong)).as(wrong).isInstanceOf(MessageType.Reading.Malformed.class);
        }
    }

    @Test
    void aMessageThatDoesNotFitIsStoppedBeforeItIsSent() {
        @SuppressWarnings("NullAway")
        Small broken = new Small(null, 1);
        MessageType<Small> type = MessageType.of(Small.class);
        assertThatThrownBy(() -> type.write(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text");
        MessageType<Circle> circle = MessageType.of(Circle.class);
        Circle unreal = new Circle(Double.NaN);
        assertThatThrownBy(() -> circle.write(unreal)).hasMessageContaining("radius");
        Small long_ = new Small("x".repeat(MessageType.MAX_JSON), 1);
        assertThatThrownBy(() -> type.write(long_)).hasMessageContaining("too long");
    }
}
