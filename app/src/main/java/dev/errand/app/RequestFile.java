package dev.errand.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file that holds one request as JSON. */
final class RequestFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private RequestFile() {}

    /**
     * What {@code reader} makes of the file.
     *
     * @throws CommandFailure if the file is no readable JSON, or {@code reader} refuses an argument
     */
    static <T> T read(Path file, Function<JsonNode, T> reader) throws IOException {
        String text = TextFile.read(file);
        try {
            return reader.apply(JSON.readTree(text));
        } catch (JacksonException e) {
            throw new CommandFailure(file + " cannot be read: " + BadJson.words(e));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }
}
