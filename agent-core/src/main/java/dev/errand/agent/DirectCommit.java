package dev.errand.agent;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Each change at once, on the caller's thread: for a store in memory, whose tests want no thread of its own. */
final class DirectCommit implements Commits {

    private final Statements statements;
    private final Object lock;

    DirectCommit(Statements statements, Object lock) {
        this.statements = statements;
        this.lock = lock;
    }

    @Override
    public CompletableFuture<Boolean> write(Change change) {
        synchronized (lock) {
            try {
                statements.begin();
                boolean applied = GroupCommit.apply(statements, change);
                statements.commit();
                return CompletableFuture.completedFuture(applied);
            } catch (SQLException e) {
                return CompletableFuture.failedFuture(new MessageStoreException("the store cannot be written", e));
            }
        }
    }

    @Override
    public void close() {
        // nothing is under way
    }
}
