package dev.errand.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnvilBinaryTest {

    @TempDir
    private Path folder;

    @Test
    void whatTheVariableNamesComesFirst() throws IOException {
        Path named = program("elsewhere/my-anvil");
        program("bin/anvil");
        assertThat(AnvilBinary.find(Map.of("ERRAND_ANVIL", named.toString(), "PATH", folder + "/bin"), List.of()))
                .isEqualTo(named);
    }

    @Test
    void aVariableThatNamesNoProgramIsNotPassedOver() throws IOException {
        program("bin/anvil");
        Map<String, String> environment = Map.of("ERRAND_ANVIL", folder + "/nothing", "PATH", folder + "/bin");
        assertThatThrownBy(() -> AnvilBinary.find(environment, List.of()))
                .isInstanceOf(AnvilNotFoundException.class)
                .hasMessageContaining("ERRAND_ANVIL names " + folder + "/nothing");
    }

    @Test
    void theCheckoutAroundTheStartingPointComesBeforeThePath() throws IOException {
        Path bundled = program(AnvilBinary.inCheckout().toString());
        program("bin/anvil");
        Path deep = Files.createDirectories(folder.resolve("app/target/lib"));
        assertThat(AnvilBinary.find(Map.of("PATH", folder + "/bin"), List.of(deep)))
                .isEqualTo(bundled);
    }

    @Test
    void thePathIsTheLastPlace() throws IOException {
        Path installed = program("bin/anvil");
        Files.createDirectories(folder.resolve("first"));
        Map<String, String> environment = Map.of("PATH", folder + "/first:" + folder + "/bin");
        assertThat(AnvilBinary.find(environment, List.of(folder))).isEqualTo(installed);
    }

    @Test
    void whereThereIsNoneTheMessageSaysWhatToDo() {
        assertThatThrownBy(() -> AnvilBinary.find(Map.of(), List.of(folder)))
                .isInstanceOf(AnvilNotFoundException.class)
                .hasMessageContaining("npm ci")
                .hasMessageContaining("ERRAND_ANVIL")
                .hasMessageContaining(folder.toString());
    }

    private Path program(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
