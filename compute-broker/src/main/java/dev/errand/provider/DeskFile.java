package dev.errand.provider;

import dev.errand.lease.Delivery;
import dev.errand.lease.Statement;
import dev.errand.value.Bytes32;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a desk must not forget, a line each: what was delivered, and what tenants stated. A receipt is on the disk when
 * {@link #stated} returns; a delivery outlives the program, though not a power cut, as a tenant waits for each. Thread-safe.
 */
final class DeskFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeskFile.class);
    private static final String STATED = "stated";
    private static final String DELIVERED = "delivered";
    private static final String BEGUN = "begun";
    private static final String ENDED = "ended";

    private final Path path;
    private final FileChannel channel;

    /** Opens it, and makes it where it is not there yet. */
    DeskFile(Path path) {
        this.path = path;
        try {
            this.channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the receipts in " + path + " cannot be opened", e);
        }
    }

    /** What stands in it, in its order. */
    interface Reader {

        void stated(Statement statement);

        void delivered(Bytes32 lease, Delivery delivery);

        /** An answer began to go out. */
        void begun(Bytes32 lease, long number, long most);

        /** All of it is about to have gone out. */
        void ended(Bytes32 lease, long number, Delivery whole);
    }

    void stated(Statement statement) {
        write(STATED + " " + statement.toLine(), true);
    }

    void delivered(Bytes32 lease, Delivery delivery) {
        write(DELIVERED + " " + lease + " " + delivery, false);
    }

    void begun(Bytes32 lease, long number, long most) {
        write(BEGUN + " " + lease + " " + number + " " + most, false);
    }

    void ended(Bytes32 lease, long number, Delivery whole) {
        write(ENDED + " " + lease + " " + number + " " + whole, false);
    }

    private synchronized void write(String line, boolean toDisk) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (toDisk) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what was done cannot be kept in " + path, e);
        }
    }

    /** Reads it. A line that is none, such as the half one that a crash leaves at the end, is passed over. */
    void read(Reader reader) {
        try {
            for (String line : Files.readAllLines(path)) {
                try {
                    read(line.split(" ", -1), reader);
                } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                    LOG.warn("a line of {} is passed over, and what it says is not claimed: {}", path, e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the receipts in " + path + " cannot be read", e);
        }
    }

    private static void read(String[] fields, Reader reader) {
        switch (fields[0]) {
            case STATED -> reader.stated(Statement.parse(fields[1]));
            case DELIVERED -> reader.delivered(Bytes32.parse(fields[1]), Delivery.parse(fields[2]));
            case BEGUN -> reader.begun(Bytes32.parse(fields[1]), Long.parseLong(fields[2]), Long.parseLong(fields[3]));
            case ENDED -> reader.ended(Bytes32.parse(fields[1]), Long.parseLong(fields[2]), Delivery.parse(fields[3]));
            default -> throw new IllegalArgumentException("'" + fields[0] + "' is not known");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.info("{} could not be closed: {}", path, e.getMessage());
        }
    }
}
