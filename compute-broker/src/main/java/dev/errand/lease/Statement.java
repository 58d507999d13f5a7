package dev.errand.lease;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A signed receipt with the deliveries that it acknowledges beyond an earlier one, so that the provider can hold each of them, and
 * the running hash over them, against what it did.
 *
 * @param receipt what the tenant signed
 * @param deliveries the newest of those that it is over, in its order
 */
public record Statement(SignedReceipt receipt, List<Delivery> deliveries) {

    private static final char BEFORE_DELIVERIES = '|';
    private static final String BETWEEN = ",";

    /** Copies the list. */
    public Statement {
        deliveries = List.copyOf(deliveries);
    }

    /** The sequence of the receipt to which it adds. */
    public long from() {
        Receipt it = receipt.receipt();
        return it.sequence() - deliveries.size() - (it.last() ? 1 : 0);
    }

    /** One line without spaces, for a header or a file; {@link #parse} reads it. */
    public String toLine() {
        return receipt.toLine()
                + BEFORE_DELIVERIES
                + deliveries.stream().map(Delivery::toString).collect(Collectors.joining(BETWEEN));
    }

    /**
     * Reads what {@link #toLine} wrote. Nothing of it is checked.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Statement parse(String line) {
        int end = line.indexOf(BEFORE_DELIVERIES);
        if (end < 0) {
            throw new IllegalArgumentException("no deliveries follow the receipt");
        }
        String list = line.substring(end + 1);
        return new Statement(
                SignedReceipt.parse(line.substring(0, end)),
                list.isEmpty()
                        ? List.of()
                        : Arrays.stream(list.split(BETWEEN, -1))
                                .map(Delivery::parse)
                                .toList());
    }
}
