package dev.leadline.propexo;

import dev.leadline.shared.Ticker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.locks.Condition;

/** Where time comes from, so that tests can turn it by hand. */
interface RateClock extends Ticker {

    /** The machine's own time. */
    RateClock SYSTEM = new RateClock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant wall() {
            return Instant.now();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop")
        public void await(Condition changed, long nanos) throws InterruptedException {
            changed.awaitNanos(nanos);
        }
    };

    /**
     * The time of day, which may go back.
     *
     * @return never null
     */
    Instant wall();

    /**
     * Waits for a condition of a lock that is held, at most for a time, or shorter for no reason at all.
     *
     * @param changed what to wait for
     * @param nanos the longest wait
     * @throws InterruptedException when the thread is interrupted
     */
    void await(Condition changed, long nanos) throws InterruptedException;

    /**
     * The time that never goes back as a clock; its dates mean nothing.
     *
     * @return in UTC
     */
    default Clock steadyClock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.EPOCH.plusNanos(nanos());
            }
        };
    }
}
