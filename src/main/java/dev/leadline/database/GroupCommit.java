package dev.leadline.database;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets transactions share a commit. A commit waits for the disk, however little it stores; whoever comes while one is under way is
 * committed by the next, together with all others who wait. Nobody is told of a commit before it took place.
 */
final class GroupCommit {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Consumer<Runnable> transaction;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Member<?>> waiting = new ArrayDeque<>();

    /**
     * @param transaction does something in one transaction
     */
    GroupCommit(Consumer<Runnable> transaction) {
        this.transaction = transaction;
    }

    /** Does something together with what other threads do. */
    <T> Member<T> execute(Transactions.Transition<T> transition) {
        Member<T> mine = new Member<>(transition);
        synchronized (waiting) {
            waiting.add(mine);
        }
        turn.lock();
        try {
            if (!mine.over) {
                commit(whoWaits());
            }
        } finally {
            turn.unlock();
        }
        return mine;
    }

    private List<Member<?>> whoWaits() {
        synchronized (waiting) {
            List<Member<?>> group = new ArrayList<>(waiting);
            waiting.clear();
            return group;
        }
    }

    /** Any member may be why a transaction fails, so each of them then has to see for itself. */
    private void commit(List<Member<?>> group) {
        group.forEach(member -> member.over = true);
        try {
            transaction.accept(() -> group.forEach(Member::apply));
            group.forEach(member -> member.committed = true);
        } catch (RuntimeException e) {
            LOG.debug("{} transactions did not commit together, so each is done alone", group.size(), e);
        }
    }

    /** One of those that share a commit; guarded by the turn. */
    static final class Member<T> {

        private final Transactions.Transition<T> transition;
        private @Nullable T reached;
        private boolean over;
        private boolean committed;

        private Member(Transactions.Transition<T> transition) {
            this.transition = transition;
        }

        private void apply() {
            reached = transition.apply(null);
        }

        boolean isCommitted() {
            return committed;
        }

        /** What it came to, even if nobody knows whether that was committed. */
        @Nullable
        T reached() {
            return reached;
        }
    }
}
