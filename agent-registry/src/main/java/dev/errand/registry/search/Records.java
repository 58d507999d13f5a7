package dev.errand.registry.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * Runs of bytes outside the heap, so that a million cards do not weigh on the garbage collector: the first quarter of a gigabyte in
 * memory, what follows in a file of temporary life that the system keeps in memory as far as there is room. A record never changes;
 * what is dropped leaves a hole until the owner copies the rest. Reading is thread-safe; writing excludes everything else.
 */
final class Records implements AutoCloseable {

    private static final int SLAB = 1 << 24;
    private static final int SLABS_IN_MEMORY = 1 << 4;

    private final List<ByteBuffer> slabs = new ArrayList<>();
    private @Nullable FileChannel file;
    private long bytes;
    private long dropped;

    /** Where a record lies. */
    private static long place(int slab, int offset) {
        return (long) slab << 32 | offset;
    }

    /** Keeps a record, and says where. */
    long add(byte[] record) {
        ByteBuffer last = slabs.isEmpty() ? ByteBuffer.allocate(0) : slabs.getLast();
        if (last.remaining() < Integer.BYTES + record.length) {
            last = slab(Integer.BYTES + record.length);
            slabs.add(last);
        }
        long place = place(slabs.size() - 1, last.position());
        last.putInt(record.length).put(record);
        bytes += record.length;
        return place;
    }

    private ByteBuffer slab(int least) {
        // small at first: most indexes hold a handful of cards
        int size = Math.max(least, Math.min(SLAB, 1 << 18 << Math.min(6, slabs.size())));
        if (slabs.size() < SLABS_IN_MEMORY) {
            return ByteBuffer.allocateDirect(size);
        }
        try {
            if (file == null) {
                file = FileChannel.open(
                        Files.createTempFile("errand-index", ".bin"),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
            }
            return file.map(FileChannel.MapMode.READ_WRITE, file.size(), size);
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for the search index beside the heap", e);
        }
    }

    /** Marks a record as no longer needed. */
    void drop(long place) {
        dropped += length(place);
    }

    /** Whether more than half is holes. */
    boolean wasteful() {
        return dropped > bytes / 2;
    }

    int length(long place) {
        return slab(place).getInt((int) place);
    }

    /** Copies the first bytes of a record, at most {@code most}; says how many there were. */
    int read(long place, byte[] into, int most) {
        ByteBuffer slab = slab(place);
        int length = Math.min(most, slab.getInt((int) place));
        slab.get((int) place + Integer.BYTES, into, 0, length);
        return length;
    }

    private ByteBuffer slab(long place) {
        return slabs.get((int) (place >>> 32));
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
