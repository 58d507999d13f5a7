package dev.errand.app;

import dev.errand.intent.Attachment;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A file of lines that goes along with a sentence, and the file beside it into which their vectors are written. */
final class AttachedFile {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long MOST_BYTES = 256L << 20;

    private final Path file;
    private final Attachment attachment;

    private AttachedFile(Path file, Attachment attachment) {
        this.file = file;
        this.attachment = attachment;
    }

    /** @throws CommandFailure if it cannot be read as lines of text */
    static AttachedFile read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CommandFailure(file + " is larger than " + (MOST_BYTES >> 20) + " MiB; attach it in parts");
            }
            List<String> lines = Files.readAllLines(file);
            return new AttachedFile(file, new Attachment(file.getFileName().toString(), lines));
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + file);
        } catch (MalformedInputException e) {
            throw new CommandFailure(file + " is no text in UTF-8");
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be read: " + e.getMessage());
        }
    }

    Attachment attachment() {
        return attachment;
    }

    /**
     * One JSON object a line, {@code {"line":…,"embedding":[…]}}, in a file of its own: beside the attachment, or where that cannot
     * be, in the first of the other folders where it can.
     *
     * @return where it was written
     * @throws IOException if it could be written nowhere
     */
    Path write(List<float[]> vectors, List<Path> elsewhere) throws IOException {
        byte[] text = text(vectors).getBytes(StandardCharsets.UTF_8);
        String name = String.valueOf(file.getFileName());
        try {
            return write(file.toAbsolutePath().resolveSibling(name), text);
        } catch (IOException e) {
            IOException beside = e;
            for (Path folder : elsewhere) {
                try {
                    return write(Files.createDirectories(folder).resolve(name), text);
                } catch (IOException there) {
                    beside.addSuppressed(there);
                }
            }
            throw beside;
        }
    }

    /** The lines that {@link #write} writes. */
    static String text(List<float[]> vectors) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < vectors.size(); i++) {
            ObjectNode line = JSON.createObjectNode().put("line", i + 1);
            ArrayNode numbers = line.putArray("embedding");
            for (float number : vectors.get(i)) {
                numbers.add(number);
            }
            text.append(JSON.writeValueAsString(line)).append('\n');
        }
        return text.toString();
    }

    /** Under the first name that is free: what was paid for before is not written over. */
    private static Path write(Path attachment, byte[] text) throws IOException {
        for (int i = 1; ; i++) {
            Path free = attachment.resolveSibling(
                    attachment.getFileName() + ".embeddings" + (i == 1 ? "" : "-" + i) + ".jsonl");
            try {
                Files.createFile(free);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            try {
                return Files.write(free, text);
            } catch (IOException e) {
                Files.deleteIfExists(free); // half of it would be taken for all
                throw e;
            }
        }
    }
}
