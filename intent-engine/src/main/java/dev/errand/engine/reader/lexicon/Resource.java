package dev.errand.engine.reader.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The word lists of the reader. */
public final class Resource {

    private static final String FOLDER = "/dev/errand/engine/reader/";

    private static final Pattern CONTINUED = Pattern.compile("\\R[ \t]+(?=\\S)");

    private Resource() {}

    /** Lines of a list without comments and empty ones; one that begins with a blank goes on with the line before. */
    public static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(
                Resource.class.getResourceAsStream(file.startsWith("/") ? file : FOLDER + file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return CONTINUED
                    .matcher(text)
                    .replaceAll(" ")
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
