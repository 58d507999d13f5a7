package dev.errand.chain;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import java.math.BigInteger;
import java.util.List;

/** Decoded ABI values, in order. Each accessor throws {@link ClassCastException} if the value there is of another type. */
public final class AbiValues {

    private final List<Object> values;

    AbiValues(List<Object> values) {
        this.values = List.copyOf(values);
    }

    /** How many there are. */
    public int size() {
        return values.size();
    }

    /** All of them, for a format string. */
    Object[] all() {
        return values.toArray();
    }

    /** An integer of any width. */
    public BigInteger uint(int index) {
        return (BigInteger) values.get(index);
    }

    /** An address. */
    public Address address(int index) {
        return (Address) values.get(index);
    }

    /** A boolean. */
    public boolean bool(int index) {
        return (Boolean) values.get(index);
    }

    /** A text. */
    public String text(int index) {
        return (String) values.get(index);
    }

    /** Bytes, of fixed or dynamic length. */
    public Bytes bytes(int index) {
        return (Bytes) values.get(index);
    }

    /** An array of integers. */
    public List<BigInteger> uints(int index) {
        return ((List<?>) values.get(index))
                .stream().map(BigInteger.class::cast).toList();
    }

    /** An array of addresses. */
    public List<Address> addresses(int index) {
        return ((List<?>) values.get(index)).stream().map(Address.class::cast).toList();
    }
}
