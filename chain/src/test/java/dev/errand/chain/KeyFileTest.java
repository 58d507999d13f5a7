package dev.errand.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.key.SigningException;
import dev.errand.key.SigningKey;
import dev.errand.value.ChainId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    private Path folder;

    @Test
    void onlyTheRightPasswordOpensIt() throws Exception {
        Path file = folder.resolve("key.json");
        SigningKey key = SigningKey.random();
        KeyFile.write(file, key, "correct horse");
        assertThat(KeyFile.read(file, "correct horse").address()).isEqualTo(key.address());
        assertThatThrownBy(() -> KeyFile.read(file, "battery staple"))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file))
                .doesNotContain(key.secret().toString().substring(2));
    }

    @Test
    void neverOverwritesAnotherKey() {
        Path file = folder.resolve("key.json");
        KeyFile.write(file, SigningKey.random(), "one");
        SigningKey other = SigningKey.random();
        assertThatThrownBy(() -> KeyFile.write(file, other, "two")).isInstanceOf(SigningException.class);
    }

    @Test
    void ofTwoProgramsThatWriteAtOnceOnlyOneDoes() throws Exception {
        Path file = folder.resolve("key.json");
        List<SigningKey> keys = List.of(SigningKey.random(), SigningKey.random());
        List<SigningKey> written = new CopyOnWriteArrayList<>();
        try (ExecutorService programs = Executors.newFixedThreadPool(keys.size())) {
            for (SigningKey key : keys) {
                programs.execute(() -> {
                    try {
                        KeyFile.write(file, key, "one");
                        written.add(key);
                    } catch (SigningException e) {
                        assertThat(e).hasMessageContaining("already");
                    }
                });
            }
        }
        assertThat(written).hasSize(1);
        assertThat(KeyFile.read(file, "one").address())
                .isEqualTo(written.getFirst().address());
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        Path missing = folder.resolve("missing.json");
        assertThatThrownBy(() -> KeyFile.read(missing, "x")).hasMessageContaining("no readable key file");
        Path garbage = Files.writeString(folder.resolve("garbage.json"), "{]");
        assertThatThrownBy(() -> KeyFile.read(garbage, "x")).hasMessageContaining("not a key file");
        Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
        assertThatThrownBy(() -> KeyFile.read(empty, "x")).hasMessageContaining("damaged");
    }

    @Test
    void publicDevelopmentKeysAreRefusedOffTheDevnet() {
        ChainId mainnet = new ChainId(1);
        for (int i = 0; i < DevnetKeys.count(); i++) {
            SigningKey key = DevnetKeys.key(i);
            assertThatThrownBy(() -> DevnetKeys.refuseOff(mainnet, key.address()))
                    .isInstanceOf(SigningException.class);
            assertThatCode(() -> DevnetKeys.refuseOff(ChainId.DEVNET, key.address()))
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> DevnetKeys.refuseOff(mainnet, SigningKey.random().address()))
                .doesNotThrowAnyException();
    }
}
