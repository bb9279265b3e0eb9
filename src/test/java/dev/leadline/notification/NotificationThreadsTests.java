package dev.leadline.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that hold up neither their caller nor the end of the process. */
@Timeout(10)
class NotificationThreadsTests {

    private final NotificationThreads background = new NotificationThreads();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void worksBesideItsCaller() throws InterruptedException {
        background.run(this::work, Duration.ZERO);

        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(done).isFalse();
        mayEnd.countDown();
        background.close();
        assertThat(done).isTrue();
    }

    @Test
    void doesNotWaitAtItsEndForWhatIsToComeLater() {
        background.run(this::work, Duration.ofMinutes(20));

        background.close();

        assertThat(begun.getCount()).isEqualTo(1);
    }

    @Test
    void stillDoesWhatIsDueWhenItEnds() {
        mayEnd.countDown();
        background.run(this::work, Duration.ZERO);

        background.close();

        assertThat(done).isTrue();
    }

    @Test
    void takesNothingAfterItsEnd() {
        background.close();

        assertThatThrownBy(() -> background.run(this::work, Duration.ZERO))
                .isInstanceOf(RejectedExecutionException.class);
    }

    private void work() {
        begun.countDown();
        try {
            done.set(mayEnd.await(5, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
