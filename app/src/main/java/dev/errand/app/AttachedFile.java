package dev.errand.app;

import dev.errand.intent.Attachment;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
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

    /** Writes one JSON object a line, {@code {"line":…,"embedding":[…]}}; where it was written. */
    Path write(List<float[]> vectors) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".embeddings.jsonl");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < vectors.size(); i++) {
            ObjectNode line = JSON.createObjectNode().put("line", i + 1);
            ArrayNode numbers = line.putArray("embedding");
            for (float number : vectors.get(i)) {
                numbers.add(number);
            }
            text.append(JSON.writeValueAsString(line)).append('\n');
        }
        return Files.writeString(written, text);
    }
}
