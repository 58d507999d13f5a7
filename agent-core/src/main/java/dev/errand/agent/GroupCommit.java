package dev.errand.agent;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes changes one after another, and commits as many at once as have come meanwhile: one wait for the disk serves them all.
 * Changes are done in the order in which they were handed in, and their futures complete in that order, on a thread of their own:
 * waking whoever waits takes about as long as writing, and the next group is written meanwhile.
 */
final class GroupCommit implements Commits {

    private static final int GROUP = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final Pending LAST = new Pending(new Change(), new CompletableFuture<>());

    private final Statements statements;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Thread thread;

    /* No virtual thread: those of agents may all be pinned, on JDK 21, waiting for just this one. */
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("errand-store-told").daemon().factory());

    private boolean closed; // guarded by this

    private record Pending(Change change, CompletableFuture<Boolean> done) {}

    GroupCommit(Statements statements) {
        this.statements = statements;
        this.thread = Thread.ofPlatform().name("errand-store").daemon().start(this::work);
    }

    @Override
    public synchronized CompletableFuture<Boolean> write(Change change) {
        if (closed) {
            return CompletableFuture.failedFuture(new MessageStoreException("the store is closed"));
        }
        Pending pending = new Pending(change, new CompletableFuture<>());
        queue.add(pending);
        return pending.done();
    }

    /** Writes what was handed in, and stops. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(LAST);
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // what was handed in is written all the same
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        teller.close();
    }

    private void work() {
        List<Pending> group = List.of();
        while (!group.contains(LAST)) {
            try {
                group = gather();
            } catch (InterruptedException e) {
                continue; // nobody should; closing is by LAST
            }
            commit(group);
        }
    }

    private List<Pending> gather() throws InterruptedException {
        List<Pending> group = new ArrayList<>(); // the last one is being told
        group.add(queue.take());
        queue.drainTo(group, GROUP - 1);
        return group;
    }

    private void commit(List<Pending> group) {
        boolean[] applied = new boolean[group.size()];
        try {
            statements.begin();
            List<Long> handled = new ArrayList<>();
            for (int i = 0; i < applied.length; i++) {
                Change change = group.get(i).change();
                Long seq = change.handledAlone();
                if (seq != null) {
                    applied[i] = handled.add(seq);
                } else {
                    applied[i] = apply(statements, change);
                }
            }
            Change.deleteHandled(statements, handled);
            statements.commit();
        } catch (SQLException e) {
            takeBack(e);
            MessageStoreException failure =
                    new MessageStoreException("the store cannot be written; nothing was accepted", e);
            teller.execute(() -> group.forEach(pending -> pending.done().completeExceptionally(failure)));
            return;
        }
        teller.execute(() -> {
            for (int i = 0; i < applied.length; i++) {
                group.get(i).done().complete(applied[i]);
            }
        });
    }

    /** Does all steps, or takes back what was done of them. Only a change of several steps can be void halfway. */
    static boolean apply(Statements statements, Change change) throws SQLException {
        List<Change.Step> steps = change.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).run(statements)) {
                if (i > 0) {
                    throw new SQLException("a change can only be void by its first step");
                }
                return false;
            }
        }
        return true;
    }

    private void takeBack(SQLException failure) {
        LOG.error("the store cannot be written", failure);
        try {
            statements.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e); // there was nothing to take back
        }
    }
}
