package dev.leadline.schedule;

import java.time.Duration;

/**
 * How often this process looks round.
 *
 * @param look for turns whose time has come
 * @param heartbeat by which others see that it is alive; after eight without one its turn is given to another
 */
record PollInterval(Duration look, Duration heartbeat) {

    static final int HEARTBEATS_MISSED = 8;

    /** Two minutes after a process died in the middle of a turn, the turn goes on. */
    static final PollInterval USUAL = new PollInterval(Duration.ofSeconds(5), Duration.ofSeconds(15));
}
