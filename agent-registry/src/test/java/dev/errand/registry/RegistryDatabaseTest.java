package dev.errand.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.registry.search.AgentIndex;
import java.nio.file.Path;
import java.time.InstantSource;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

class RegistryDatabaseTest {

    private static final String URL = "jdbc:postgresql://127.0.0.1:1/cards?user=errand&password=secret";

    @Test
    void isReadFromWhatAPersonWrites() {
        assertThat(RegistryDatabase.parse("folder/registry.db"))
                .isEqualTo(new RegistryDatabase.SqliteFile(Path.of("folder/registry.db")));
        assertThat(RegistryDatabase.parse(URL)).isEqualTo(new RegistryDatabase.PostgresUrl(URL));
        for (String other :
                new String[] {"jdbc:mysql://host/cards", "postgres://errand@host/cards", "JDBC:sqlite:file"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RegistryDatabase.parse(other))
                    .withMessageContaining("jdbc:postgresql://host/database?user=NAME");
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedWithoutThePassword() {
        assertThatThrownBy(() -> StoredAgentRegistry.open(
                        RegistryDatabase.parse(URL),
                        AgentIndex.inMemory(),
                        InstantSource.system(),
                        StoredAgentRegistry.LEASE))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/cards cannot be opened")
                .hasMessageNotContaining("secret");
    }

    @Test
    void anAddressThatNoDriverUnderstandsIsNamedWithoutThePassword() {
        String portTooLarge = URL.replace(":1/", ":99999/");
        assertThatThrownBy(() -> StoredAgentRegistry.open(
                        RegistryDatabase.parse(portTooLarge),
                        AgentIndex.inMemory(),
                        InstantSource.system(),
                        StoredAgentRegistry.LEASE))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:99999/cards cannot be opened")
                .satisfies(
                        thrown -> assertThat(Throwables.getStackTrace(thrown)).doesNotContain("secret"));
    }
}
