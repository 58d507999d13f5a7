package dev.errand.value;

/** Hash of a signed transaction, known before it is sent. */
public record TxHash(Bytes32 value) {

    /**
     * Reads 64 hex digits, with or without {@code 0x}.
     *
     * @throws IllegalArgumentException if {@code hex} is anything else
     */
    public static TxHash parse(String hex) {
        return new TxHash(Bytes32.parse(hex));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
