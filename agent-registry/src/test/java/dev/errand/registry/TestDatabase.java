package dev.errand.registry;

import java.nio.file.Path;
import java.util.List;

/** The databases that a registry can lie in: what holds in one must hold in the other. */
enum TestDatabase {
    SQLITE {
        @Override
        RegistryDatabase fresh(Path folder) {
            return new RegistryDatabase.SqliteFile(folder.resolve("registry.db"));
        }
    },
    POSTGRES {
        @Override
        RegistryDatabase fresh(Path folder) {
            return PostgresServer.freshDatabase();
        }
    };

    /** Those that this machine has. */
    static List<TestDatabase> installed() {
        if (PostgresServer.isInstalled()) {
            return List.of(values());
        }
        System.out.println("PostgreSQL is not installed (Debian: apt-get install postgresql): its tests are skipped");
        return List.of(SQLITE);
    }

    /**
     * An empty one.
     *
     * @param folder an empty folder, for what lies in files
     */
    abstract RegistryDatabase fresh(Path folder);
}
