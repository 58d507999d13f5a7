package dev.errand.intent;

import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a caller gives along with a text: lines to work on. They are worked on, and never read for what is to be done.
 *
 * @param name for people, such as a file's
 * @param lines in order
 */
public record Attachment(String name, List<String> lines) {

    /** Nothing is attached. */
    public static final Attachment NONE = new Attachment("", List.of());

    /** Copies the lines. */
    public Attachment {
        lines = List.copyOf(lines);
    }

    /** Lines that came from nowhere in particular. */
    public static Attachment of(List<String> lines) {
        return new Attachment("attachment", lines);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Over the lines, each with its length before it. */
    public Bytes32 hash() {
        int size = 0;
        List<byte[]> all = lines.stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
        for (byte[] line : all) {
            size += Integer.BYTES + line.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        all.forEach(line -> bytes.putInt(line.length).put(line));
        return Keccak256.hash(bytes.array());
    }

    /** Its name, how many lines it has, and the hash over them, so that what is hashed over this is hashed over them. */
    @Override
    public String toString() {
        return name + " of " + lines.size() + " lines " + hash();
    }
}
