package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was paid for is never lost to a file that cannot be written, nor to another that was paid for before. */
class AttachedFileTest {

    private static final List<float[]> VECTORS = List.of(new float[] {1, 0});
    private static final String WRITTEN = "{\"line\":1,\"embedding\":[1.0,0.0]}\n";

    @TempDir
    private Path folder;

    @Test
    void resultsOfBeforeAreNotWrittenOver() throws IOException {
        AttachedFile file = attached(folder);
        assertThat(file.write(VECTORS, List.of()))
                .hasFileName("lines.txt.embeddings.jsonl")
                .hasContent(WRITTEN);
        assertThat(file.write(List.of(new float[] {2}), List.of())).hasFileName("lines.txt.embeddings-2.jsonl");
        assertThat(folder.resolve("lines.txt.embeddings.jsonl")).hasContent(WRITTEN);
    }

    @Test
    void whereTheAttachmentsFolderTakesNothingAnotherIsFound() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        AttachedFile file = attached(gone);
        Files.delete(gone.resolve("lines.txt"));
        Files.delete(gone);
        Path noFolder = Files.createFile(folder.resolve("file"));
        Path home = folder.resolve("home");

        assertThat(file.write(VECTORS, List.of(noFolder, home))).hasParent(home).hasContent(WRITTEN);
        assertThatThrownBy(() -> file.write(VECTORS, List.of(noFolder))).isInstanceOf(IOException.class);
    }

    private static AttachedFile attached(Path folder) throws IOException {
        return AttachedFile.read(Files.writeString(folder.resolve("lines.txt"), "a line\n"));
    }
}
