package dev.errand.app;

import dev.errand.registry.StoredAgentRegistry;
import dev.errand.registry.search.AgentIndex;
import java.nio.file.Path;
import java.time.InstantSource;

/** This machine's registry of agents, in {@link Home}. */
final class Registry {

    private Registry() {}

    static StoredAgentRegistry open() {
        return StoredAgentRegistry.open(
                file(), AgentIndex.withCache(embeddings()), InstantSource.system(), StoredAgentRegistry.LEASE);
    }

    static Path file() {
        return Home.folder().resolve("registry.db");
    }

    /** What was embedded once, for all commands that search. */
    static Path embeddings() {
        return Home.folder().resolve("embeddings.db");
    }
}
