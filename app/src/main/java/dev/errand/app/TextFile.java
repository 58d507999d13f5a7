package dev.errand.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of text that a command is given; what is wrong with it is said with its name. */
final class TextFile {

    private TextFile() {}

    /** What is done with its lines. */
    @FunctionalInterface
    interface Reader {

        void read(BufferedReader lines) throws IOException;
    }

    /**
     * Hands its lines to the reader.
     *
     * @throws CommandFailure if it is not there, may not be read, is a folder, or no text in UTF-8
     */
    static void read(Path file, Reader reader) throws IOException {
        requireReadable(file);
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            reader.read(lines);
        } catch (MalformedInputException e) {
            throw new CommandFailure(file + " is no text in UTF-8");
        }
    }

    /** All of it. */
    static String read(Path file) throws IOException {
        requireReadable(file);
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new CommandFailure(file + " is no text in UTF-8");
        }
    }

    private static void requireReadable(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandFailure("there is no readable file at " + file);
        }
    }
}
