package dev.errand.app;

import dev.errand.registry.RegistryDatabase;
import dev.errand.registry.StoredAgentRegistry;
import dev.errand.registry.search.AgentIndex;
import java.nio.file.Path;
import java.time.InstantSource;

/** The registry of agents that commands look in: {@code ERRAND_REGISTRY}, a file or a database, else a file in {@link Home}. */
final class Registry {

    private Registry() {}

    static StoredAgentRegistry open() {
        return StoredAgentRegistry.open(
                database(), AgentIndex.withCache(embeddings()), InstantSource.system(), StoredAgentRegistry.LEASE);
    }

    static RegistryDatabase database() {
        String chosen = System.getenv("ERRAND_REGISTRY");
        return chosen == null || chosen.isBlank()
                ? new RegistryDatabase.SqliteFile(Home.folder().resolve("registry.db"))
                : parse("ERRAND_REGISTRY", chosen);
    }

    /** @param source what the text is the value of, for who wrote it wrong */
    static RegistryDatabase parse(String source, String text) {
        try {
            return RegistryDatabase.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(source + ": " + e.getMessage());
        }
    }

    /** What a person is told where nothing was found: that nobody is here, or that what narrows the search leaves nobody. */
    static String nobody(StoredAgentRegistry registry) {
        return registry.list().isEmpty()
                ? "No agent is registered here yet. Those of ./errand chat are once it was started; register your own with"
                        + " ./errand agents register CARD.json --key FILE"
                : "None of the registered agents fits all that was said.";
    }

    /** What was embedded once, for all commands that search. */
    static Path embeddings() {
        return Home.folder().resolve("embeddings.db");
    }
}
