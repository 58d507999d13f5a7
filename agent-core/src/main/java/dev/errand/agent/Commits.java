package dev.errand.agent;

import java.util.concurrent.CompletableFuture;

/** How changes get to the store. */
interface Commits extends AutoCloseable {

    /** True once it is kept, false if it was void; fails with a {@link MessageStoreException} if it could not be written. */
    CompletableFuture<Boolean> write(Change change);

    @Override
    void close();
}
