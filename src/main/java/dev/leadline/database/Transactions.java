package dev.leadline.database;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Short transactions that outlive a broken connection. A database that restarts, or a process that ends while it serves an H2
 * file to others, breaks connections in the middle of anything; what was being done is then done anew, for a few seconds.
 *
 * <p>When a connection breaks during a commit, nobody knows whether the commit took place. So a transition must be able to tell
 * that it took place already, and leave it at that.
 *
 * <p>What is part of a larger transaction, such as that of a chunk, is not done anew: the larger one is lost, and fails as a whole.
 */
public final class Transactions {

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(800);

    private final PlatformTransactionManager manager;
    private final TransactionTemplate template;
    private final GroupCommit together;
    private final Duration patience;

    /**
     * Transactions of one database.
     *
     * @param manager of the database
     * @param patience how long a transaction is retried after its connection broke
     */
    public Transactions(PlatformTransactionManager manager, Duration patience) {
        this.manager = manager;
        this.template = new TransactionTemplate(manager);
        this.together = new GroupCommit(work -> template.executeWithoutResult(status -> work.run()));
        this.patience = patience;
    }

    /** Does something that touches nothing when it was done already. */
    public void change(Runnable transition) {
        execute(unsure -> {
            transition.run();
            return true;
        });
    }

    /** Reads something; where the connection breaks, it is read again. */
    public <T> T read(Supplier<T> query) {
        return execute(unsure -> query.get());
    }

    /** The same as {@link #change}, where many threads change something at once: they share commits. */
    public void changeTogether(Runnable transition) {
        executeTogether(unsure -> {
            transition.run();
            return true;
        });
    }

    /**
     * The same, where one call changes what many threads want to have changed: they share its statements as well.
     *
     * @param item what to change
     * @param transition changes each item of a list that was not changed already; the same object for all that may share a call
     */
    public <I> void changeTogether(I item, Consumer<List<I>> transition) {
        if (isPartOfLarger()) {
            change(() -> transition.accept(List.of(item)));
            return;
        }
        finish(together.execute(item, transition));
    }

    /** The same as {@link #execute}, where many threads do so at once: they share commits. */
    public <T> T executeTogether(Transition<T> transition) {
        return isPartOfLarger() ? execute(transition) : finish(together.execute(transition));
    }

    private <T> T finish(GroupCommit.Member<T> member) {
        T reached = member.reached();
        return reached != null && member.isCommitted() ? reached : execute(member.transition(), reached);
    }

    /** A step whose chunks have no transaction of the database is no part of one. */
    private boolean isPartOfLarger() {
        return manager instanceof ResourceTransactionManager database
                && TransactionSynchronizationManager.hasResource(database.getResourceFactory());
    }

    /** Does something that has a result. */
    public <T> T execute(Transition<T> transition) {
        return execute(transition, null);
    }

    private <T> T execute(Transition<T> transition, @Nullable T reached) {
        AtomicReference<@Nullable T> unsure = new AtomicReference<>(reached);
        AtomicBoolean partOfLarger = new AtomicBoolean();
        Duration wait = FIRST_WAIT;
        long start = System.nanoTime();
        while (true) {
            try {
                return once(transition, unsure, partOfLarger);
            } catch (DataAccessException | TransactionException e) {
                boolean over = System.nanoTime() - start >= patience.toNanos();
                if (over
                        || partOfLarger.get()
                        || !mayPass(e)
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            LockSupport.parkNanos(wait.toNanos());
            wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : wait;
        }
    }

    private <T> T once(Transition<T> transition, AtomicReference<@Nullable T> unsure, AtomicBoolean partOfLarger) {
        T result = template.execute(status -> {
            partOfLarger.set(!status.isNewTransaction());
            T reached = transition.apply(unsure.get());
            unsure.set(reached);
            return reached;
        });
        if (result == null) {
            throw new IllegalStateException("a transition gives a result");
        }
        return result;
    }

    private static boolean mayPass(RuntimeException e) {
        return e instanceof TransactionException
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof DataAccessResourceFailureException;
    }

    /** What is done in one transaction. */
    public interface Transition<T> {

        /**
         * Does it.
         *
         * @param unsure what it came to before, where nobody knows whether that was committed; else null
         * @return never null
         */
        T apply(@Nullable T unsure);
    }
}
