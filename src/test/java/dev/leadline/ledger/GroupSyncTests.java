package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits for the disk waits for a sync that began after it had something to wait for, and shares it. */
@Timeout(120)
class GroupSyncTests {

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);

    @Test
    void everybodyWhoComesDuringASyncSharesTheNext() throws InterruptedException {
        GroupSync group = new GroupSync(this::syncSlowly);
        List<Thread> waiting = new ArrayList<>();
        waiting.add(started(group::await));
        await().atMost(Duration.ofMinutes(1)).until(() -> begun.get() == 1);
        IntStream.range(0, 16).forEach(claim -> waiting.add(started(group::await)));
        await().atMost(Duration.ofMinutes(1)).until(() -> waiting.stream().allMatch(GroupSyncTests::isWaiting));

        slow.countDown();
        for (Thread thread : waiting) {
            thread.join();
        }

        assertThat(begun).as("syncs for 17 who waited").hasValue(2);
    }

    @Test
    void aSyncUnderWayIsNotEnough() throws InterruptedException {
        GroupSync group = new GroupSync(this::syncSlowly);
        Thread first = started(group::await);
        await().atMost(Duration.ofMinutes(1)).until(() -> begun.get() == 1);
        List<Integer> endedByThen = new ArrayList<>();
        Thread second = started(() -> {
            group.await();
            endedByThen.add(ended.get());
        });
        await().atMost(Duration.ofMinutes(1)).until(() -> isWaiting(second));

        slow.countDown();
        first.join();
        second.join();

        assertThat(endedByThen)
                .as("syncs that had ended when the second one went on")
                .containsExactly(2);
    }

    @Test
    void afterAFailureNoneSucceeds() {
        GroupSync group = new GroupSync(() -> {
            if (begun.incrementAndGet() == 1) {
                throw new IllegalStateException("Input/output error");
            }
        });

        assertThatThrownBy(group::await).hasMessage("Input/output error");
        assertThatThrownBy(group::await).hasMessage("Input/output error");
    }

    private void syncSlowly() {
        begun.incrementAndGet();
        try {
            slow.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        ended.incrementAndGet();
    }

    private static Thread started(Runnable action) {
        Thread thread = new Thread(action);
        thread.start();
        return thread;
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING;
    }
}
