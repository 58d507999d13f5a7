package dev.errand.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a node answers is of the shape that was asked for, or an error that shows it. */
final class NodeAnswersTest {

    @Test
    void aListHasAnEntryForEachQuestion() {
        assertThat(NodeAnswers.list(List.of("0x1", "0x2"), 2)).hasSize(2);
        assertThatThrownBy(() -> NodeAnswers.list(List.of(), 1))
                .isInstanceOf(RpcException.class)
                .hasMessageContaining("'[]' instead of a list of 1");
        assertThatThrownBy(() -> NodeAnswers.list(null, 1)).isInstanceOf(RpcException.class);
    }

    @Test
    void aQuantityIsHexadecimalAndOf256BitsAtMost() {
        assertThat(NodeAnswers.number("0xff")).isEqualTo(255);
        assertThat(List.of("ff", "0x", "0x" + "1".repeat(65), "-0x1"))
                .allSatisfy(text ->
                        assertThatThrownBy(() -> NodeAnswers.number(text)).isInstanceOf(RpcException.class));
        assertThatThrownBy(() -> NodeAnswers.count("0x" + "f".repeat(16))).isInstanceOf(RpcException.class);
    }
}
