package dev.leadline.propexo;

import java.time.Duration;

/**
 * What the server last said of its minute. Times are in nanoseconds.
 *
 * @param sentAt when the request left that it answered
 * @param used how many requests it had counted by then
 * @param remaining how many it would still take
 * @param end when the minute turns at the latest, as far as we have seen
 * @param others how many of those that it had counted were not ours
 */
record ServerMinute(long sentAt, int used, int remaining, long end, long others) {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = 60 * SECOND;
    private static final long FIRST_IMPRESSION = 10 * SECOND;
    private static final long AHEAD = 4 * SECOND;
    private static final int CLEARLY = 8;
    /** So few may be our own, counted on the other side of the minute's turn. */
    private static final int UNSURE = 3;

    /**
     * A minute that begins with a request, as far as we can see.
     *
     * @param sentAt when the request left
     * @param used how many requests the server had counted by then
     * @param remaining how many it would still take
     * @return the minute
     */
    static ServerMinute startingAt(long sentAt, int used, int remaining) {
        return new ServerMinute(sentAt, used, remaining, sentAt + MINUTE, Math.max(0, used - 1));
    }

    /**
     * A minute whose end another process knows.
     *
     * @param end when it turns at the latest
     * @param sentAt when our first request in it left
     * @param used how many requests the server had counted by then
     * @param remaining how many it would still take
     * @param ours how many of those it had counted were ours, those of other processes of ours included
     * @return the minute
     */
    static ServerMinute endingAt(long end, long sentAt, int used, int remaining, long ours) {
        return new ServerMinute(sentAt, used, remaining, end, Math.max(0, used - ours));
    }

    /**
     * Whether an answer to a later request can be of the same minute: the minute is not over, and its use did not fall.
     *
     * @param laterSentAt when that request left
     * @param laterUsed how many requests the server had counted by then
     * @return false when the minute has turned between the two
     */
    boolean holds(long laterSentAt, int laterUsed) {
        return laterSentAt - end < 0 && 2 * laterUsed >= used;
    }

    /**
     * The same minute, seen later.
     *
     * @param laterSentAt when the later request left
     * @param laterUsed how many requests the server had counted by then
     * @param laterRemaining how many it would still take
     * @param ours how many of those it had counted were ours
     * @return the minute
     */
    ServerMinute seenAgain(long laterSentAt, int laterUsed, int laterRemaining, long ours) {
        return new ServerMinute(laterSentAt, laterUsed, laterRemaining, end, Math.max(0, laterUsed - ours));
    }

    /** Whether others make so many of the requests that they cannot be ours, counted a little later than they left. */
    boolean isUsedByOthers() {
        return others > UNSURE && CLEARLY * others > used;
    }

    /**
     * How many requests should be left to others, so that theirs and ours do not meet at the limit: what they use in four
     * seconds.
     *
     * @return 0 while nobody else is seen
     */
    long reserve() {
        long elapsed = Math.max(FIRST_IMPRESSION, sentAt - (end - MINUTE));
        return others <= UNSURE ? 0 : 1 + others * AHEAD / elapsed;
    }
}
