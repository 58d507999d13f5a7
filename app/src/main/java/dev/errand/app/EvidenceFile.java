package dev.errand.app;

import dev.errand.dispute.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Evidence of wrong answers, as a tenant's program writes it and an arbiter reads it; a file's name is the evidence's hash. */
final class EvidenceFile {

    private EvidenceFile() {}

    /** Writes it where the program keeps what outlives it. */
    static Path write(Evidence evidence) throws IOException {
        Path folder = Files.createDirectories(Home.folder().resolve("evidence"));
        return Files.write(folder.resolve(evidence.hash() + ".json"), evidence.toJson());
    }

    /** @throws CommandFailure if it cannot be read as evidence */
    static Evidence read(Path file) {
        try {
            return Evidence.parse(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + file);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure(file + " cannot be read as evidence: " + e.getMessage());
        }
    }
}
