package dev.errand.chain;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ChainClient#request} answers; whatever is of another shape than expected is an {@link RpcException}. */
public final class NodeAnswers {

    private NodeAnswers() {}

    private static final Pattern QUANTITY = Pattern.compile("0x[0-9a-fA-F]{1,64}");

    /** A quantity: {@code 0x} and hex digits, of 256 bits at most. */
    public static BigInteger number(@Nullable Object value) {
        String text = text(value);
        if (!QUANTITY.matcher(text).matches()) {
            throw unexpected(value, "a number");
        }
        return new BigInteger(text.substring(2), 16);
    }

    /** A quantity that counts blocks, seconds, gas or transactions: it fits into a long. */
    public static long count(@Nullable Object value) {
        BigInteger number = number(value);
        if (number.bitLength() >= Long.SIZE) {
            throw unexpected(value, "a count");
        }
        return number.longValueExact();
    }

    /** Bytes, of any number. */
    public static Bytes bytes(@Nullable Object value) {
        return parsed(value, Bytes::parse, "bytes");
    }

    /** A hash or another word of 32 bytes. */
    public static Bytes32 word(@Nullable Object value) {
        return parsed(value, Bytes32::parse, "32 bytes");
    }

    /** An address. */
    public static Address address(@Nullable Object value) {
        return parsed(value, Address::parse, "an address");
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

    /** A list with an entry for each of so many questions. */
    public static List<?> list(@Nullable Object value, int size) {
        List<?> list = list(value);
        if (list.size() != size) {
            throw unexpected(value, "a list of " + size);
        }
        return list;
    }

    /** A log, as receipts, filters and simulations write it. */
    public static Log log(@Nullable Object value) {
        Map<?, ?> log = object(value);
        Object number = log.get("blockNumber");
        return new Log(
                address(log.get("address")),
                list(log.get("topics")).stream().map(NodeAnswers::word).toList(),
                bytes(log.get("data")),
                number == null ? -1 : count(number));
    }

    private static <T> T parsed(@Nullable Object value, Function<String, T> parser, String wanted) {
        String text = text(value);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw unexpected(value, wanted);
        }
    }

    private static RpcException unexpected(@Nullable Object value, String wanted) {
        return new RpcException("a request", 0, "it answered '" + value + "' instead of " + wanted);
    }
}
