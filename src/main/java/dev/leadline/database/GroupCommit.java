package dev.leadline.database;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
        return execute(new Member<>(transition));
    }

    /** Does something of which one call does a whole group's. */
    <I> Member<Boolean> execute(I item, Consumer<List<I>> change) {
        return execute(new ItemMember<>(item, change));
    }

    private <T> Member<T> execute(Member<T> mine) {
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
            transaction.accept(() -> apply(group));
            group.forEach(member -> member.committed = true);
        } catch (RuntimeException e) {
            LOG.debug("{} transactions did not commit together, so each is done alone", group.size(), e);
        }
    }

    private static void apply(List<Member<?>> group) {
        group.stream()
                .collect(Collectors.groupingBy(Member::kind, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> alike.get(0).apply(alike));
    }

    /** One of those that share a commit; guarded by the turn. */
    static class Member<T> {

        private final Transactions.Transition<T> transition;
        private @Nullable T reached;
        private boolean over;
        private boolean committed;

        private Member(Transactions.Transition<T> transition) {
            this.transition = transition;
        }

        /** What members have in common that are applied together. */
        Object kind() {
            return this;
        }

        /** Applies all members of this one's kind. */
        void apply(List<Member<?>> alike) {
            reach(transition.apply(null));
        }

        final void reach(T result) {
            reached = result;
        }

        Transactions.Transition<T> transition() {
            return transition;
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

    /** One whose change is done together with those of its kind. */
    private static final class ItemMember<I> extends Member<Boolean> {

        private final I item;
        private final Consumer<List<I>> change;

        private ItemMember(I item, Consumer<List<I>> change) {
            super(unsure -> changed(change, List.of(item)));
            this.item = item;
            this.change = change;
        }

        private static <I> boolean changed(Consumer<List<I>> change, List<I> items) {
            change.accept(items);
            return true;
        }

        @Override
        Object kind() {
            return change;
        }

        /** Those with the same change have items of the same type. */
        @Override
        @SuppressWarnings("unchecked")
        void apply(List<Member<?>> alike) {
            List<ItemMember<I>> members =
                    alike.stream().map(member -> (ItemMember<I>) member).toList();
            change.accept(members.stream().map(member -> member.item).toList());
            members.forEach(member -> member.reach(true));
        }
    }
}
