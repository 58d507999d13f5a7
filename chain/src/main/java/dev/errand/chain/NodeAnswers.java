package dev.errand.chain;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ChainClient#request} answers; whatever is of another shape than expected is an {@link RpcException}. */
public final class NodeAnswers {

    private NodeAnswers() {}

    /** A quantity: {@code 0x} and hex digits. */
    public static BigInteger number(@Nullable Object value) {
        String text = text(value);
        try {
            return new BigInteger(text.substring(2), 16);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw unexpected(value, "a number");
        }
    }

    /** A text. */
    public static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw unexpected(value, "text");
    }

    /** An object. */
    public static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw unexpected(value, "an object");
    }

    /** A list. */
    public static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw unexpected(value, "a list");
    }

    /** A log, as receipts, filters and simulations write it. */
    public static Log log(@Nullable Object value) {
        Map<?, ?> log = object(value);
        Object number = log.get("blockNumber");
        return new Log(
                Address.parse(text(log.get("address"))),
                list(log.get("topics")).stream()
                        .map(topic -> Bytes32.parse(text(topic)))
                        .toList(),
                Bytes.parse(text(log.get("data"))),
                number == null ? -1 : number(number).longValueExact());
    }

    private static RpcException unexpected(@Nullable Object value, String wanted) {
        return new RpcException("a request", 0, "it answered '" + value + "' instead of " + wanted);
    }
}
