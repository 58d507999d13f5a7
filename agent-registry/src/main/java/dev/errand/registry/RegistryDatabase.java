package dev.errand.registry;

import java.nio.file.Path;
import java.util.Locale;

/** Where a registry keeps its truth: in a file that programs on one machine share, or in a database that several machines do. */
public sealed interface RegistryDatabase {

    /** A SQLite file; it is made if it is not there. */
    record SqliteFile(Path path) implements RegistryDatabase {

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A PostgreSQL database, 12 or newer. The tables lie in its schema {@code errand_registry}, which is made by the first to open it;
     * that one needs the right to create a schema.
     *
     * @param url a JDBC URL, {@code jdbc:postgresql://host/database?user=NAME}; a password that is not in it is read from
     *     {@code ~/.pgpass}
     */
    record PostgresUrl(String url) implements RegistryDatabase {

        private static final String SCHEME = "jdbc:postgresql:";

        /** @throws IllegalArgumentException if it is not the URL of a PostgreSQL database */
        public PostgresUrl {
            if (!url.startsWith(SCHEME)) {
                throw new IllegalArgumentException(
                        "a registry's database is a file, or jdbc:postgresql://host/database?user=NAME");
            }
        }

        /** The URL without its parameters: a password may be among them. */
        @Override
        public String toString() {
            int parameters = url.indexOf('?');
            return parameters < 0 ? url : url.substring(0, parameters);
        }
    }

    /**
     * Reads what a person writes: the URL of a PostgreSQL database, or the name of a file.
     *
     * @throws IllegalArgumentException if it is another URL
     */
    static RegistryDatabase parse(String text) {
        String start = text.toLowerCase(Locale.ROOT);
        return start.startsWith("jdbc:") || start.contains("://")
                ? new PostgresUrl(text)
                : new SqliteFile(Path.of(text));
    }
}
