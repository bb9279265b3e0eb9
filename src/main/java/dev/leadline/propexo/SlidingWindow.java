package dev.leadline.propexo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * When the next request may leave. Pure arithmetic over times in nanoseconds that the caller passes in; not thread-safe.
 *
 * <p>150 a minute means one each 407 ms (61 s / 150), never several at once. What nobody took in time is caught up with, half
 * as fast again, unless the API held requests back. On top of that a record of the last 61 seconds
 * never holds more than the limit, whatever was given back or learnt meanwhile. The sixty-first second is for the way from
 * the permit to the server: requests that need up to a second for it still cannot crowd into one of the server's minutes.
 */
final class SlidingWindow {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = 60 * SECOND;
    static final long GUARDED_MINUTE = MINUTE + SECOND;
    /** How late a waiter may wake without losing part of its slot. */
    private static final long LATENESS = Duration.ofMillis(250).toNanos();
    /** What is left over of a longer time than this is lost: it was no pause but the end of an import. */
    private static final long CAUGHT_UP = 10 * SECOND;
    /** Part of the limit that is not caught up with: requests that a busy machine sends late may still meet the next ones. */
    private static final int RESERVE = 100;
    /** What remains slows the pace only where it asks for clearly less than the pace itself. */
    private static final double CLEARLY_SLOWER = 1.1;

    private final int configured;
    private final Deque<Long> taken = new ArrayDeque<>();
    private final Deque<Elsewhere> elsewhere = new ArrayDeque<>();
    private @Nullable Integer advertised;
    private @Nullable ServerMinute minute;
    private long takenInMinute;
    private @Nullable Long due;
    private @Nullable Long slot;
    private long lastGap;
    private boolean heldBack;
    private @Nullable Long pausedUntil;

    /**
     * @param requestsPerMinute the most requests in any 60 seconds; 0 for no limit, when only pauses hold anything back
     */
    SlidingWindow(int requestsPerMinute) {
        this.configured = requestsPerMinute;
    }

    /** Whether there is a limit at all. */
    boolean isLimited() {
        return configured != 0;
    }

    /**
     * How long it is until a request may leave.
     *
     * @param now the present
     * @return 0 or less when one may leave now
     */
    long untilFree(long now) {
        long wait = untilUnpaused(now);
        if (configured == 0) {
            return wait;
        }
        forgetBefore(now - GUARDED_MINUTE);
        wait = slot == null ? wait : Math.max(wait, slot - LATENESS - now);
        wait = due == null ? wait : Math.max(wait, due - now);
        wait = Math.max(wait, untilRoom(now));
        long held = untilRemainderAllows(now);
        heldBack |= held > 0 && minute != null && minute.isUsedByOthers();
        return Math.max(wait, held);
    }

    /**
     * Notes that a request leaves.
     *
     * @param now the present, when {@link #untilFree} was 0 or less
     */
    void take(long now) {
        if (configured != 0) {
            long behind = mayCatchUp() ? CAUGHT_UP : LATENESS;
            due = (due == null ? now : later(due, now - behind)) + interval();
            lastGap = gap(now);
            slot = (slot == null || slot - now < 0 ? now + LATENESS : slot) + lastGap;
            heldBack = false;
            taken.addLast(now);
            takenInMinute++;
        }
    }

    /**
     * Whether what was not taken in time may be taken later: not where the API paused us, or others who use it held requests back.
     */
    boolean mayCatchUp() {
        return !heldBack;
    }

    private long gap(long now) {
        int most = limit() - Math.max(1, limit() / RESERVE);
        return taken.size() < most && due != null && due - now < 0 ? interval() * 2 / 3 : interval();
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }

    /**
     * Notes that a request that was to leave never did.
     *
     * @param at when it was taken
     */
    void giveBack(long at) {
        Long last = taken.peekLast();
        boolean newest = last != null && last == at;
        if (taken.removeLastOccurrence(at)) {
            takenInMinute--;
            due = due == null ? null : Long.valueOf(due - interval());
            slot = newest && slot != null ? Long.valueOf(slot - lastGap) : slot;
        }
    }

    /**
     * Notes requests that leave other processes of ours about now, so that they are not mistaken for those of strangers.
     *
     * @param count how many
     * @param now the present
     */
    void takenElsewhere(int count, long now) {
        if (count > 0) {
            elsewhere.addLast(new Elsewhere(now, count));
            takenInMinute += count;
        }
    }

    /**
     * Learns from an answer. A lower limit than the configured one holds from now on. What remains of the server's minute
     * must last until it turns, whoever else takes from it.
     *
     * @param sentAt when the request left; answers to earlier requests than one already seen are old news
     * @param limit the server's limit for a minute, or null when it did not say
     * @param remaining what is left of it, or null when it did not say
     */
    void observe(long sentAt, @Nullable Integer limit, @Nullable Integer remaining) {
        if (configured == 0) {
            return;
        }
        if (limit != null && limit > 0) {
            advertised = limit;
        }
        if (remaining == null || remaining < 0 || isOldNews(sentAt)) {
            return;
        }
        int used = Math.max(0, (advertised == null ? configured : advertised) - remaining);
        long inFlight = takenAfter(sentAt);
        ServerMinute before = minute;
        if (before != null && before.holds(sentAt, used)) {
            minute = before.seenAgain(sentAt, used, remaining, takenInMinute - inFlight);
        } else {
            takenInMinute = 1 + inFlight;
            minute = ServerMinute.startingAt(sentAt, used, remaining);
        }
    }

    /**
     * Lets nothing leave until a time; a longer pause stays.
     *
     * @param until the end of the pause
     */
    void pause(long until) {
        if (pausedUntil == null || until - pausedUntil > 0) {
            pausedUntil = until;
        }
        heldBack = true;
        minute = null;
    }

    /**
     * How long a pause still lasts.
     *
     * @param now the present
     * @return 0 or less when there is none
     */
    long untilUnpaused(long now) {
        return pausedUntil == null ? 0 : pausedUntil - now;
    }

    /**
     * How long it is until the server's minute turns, where nothing is left of it.
     *
     * @param now the present
     * @return 0 or less when something is left
     */
    long untilMinuteTurns(long now) {
        ServerMinute seen = minute;
        return configured == 0 || seen == null || left(seen) > 0 ? 0 : seen.end() - now;
    }

    /**
     * How long a number of requests takes from now on, if nothing else happens.
     *
     * @param requests how many
     * @param now the present
     * @return nanoseconds, pauses included
     */
    double estimate(long requests, long now) {
        long pause = pausedUntil == null ? 0 : Math.max(0, pausedUntil - now);
        return pause + (configured == 0 ? 0 : (double) requests * interval());
    }

    /**
     * The time from one request to the next at present.
     *
     * @param now the present
     * @return nanoseconds, more than 0; there must be a limit
     */
    long pace(long now) {
        ServerMinute seen = minute;
        long left = seen == null || now - seen.end() >= 0 ? 0 : left(seen);
        return seen == null || left <= 0 ? interval() : slowed((seen.end() - now) / left);
    }

    private long slowed(long spread) {
        return spread > CLEARLY_SLOWER * interval() ? spread : interval();
    }

    private boolean isOldNews(long sentAt) {
        return (minute != null && sentAt - minute.sentAt() < 0) || (pausedUntil != null && sentAt - pausedUntil < 0);
    }

    /** The most requests in a minute: the configured limit, or a lower one that the API named. */
    int limit() {
        return advertised == null ? configured : Math.min(configured, advertised);
    }

    private long interval() {
        return GUARDED_MINUTE / limit();
    }

    private void forgetBefore(long time) {
        while (!taken.isEmpty() && taken.getFirst() - time <= 0) {
            taken.removeFirst();
        }
        while (!elsewhere.isEmpty() && elsewhere.getFirst().at() - time <= 0) {
            elsewhere.removeFirst();
        }
    }

    private long untilRoom(long now) {
        int surplus = taken.size() - limit();
        if (surplus < 0) {
            return 0;
        }
        Iterator<Long> oldest = taken.iterator();
        long leaves = oldest.next();
        for (int i = 0; i < surplus; i++) {
            leaves = oldest.next();
        }
        return leaves + GUARDED_MINUTE - now;
    }

    private long untilRemainderAllows(long now) {
        ServerMinute seen = minute;
        Long last = taken.peekLast();
        if (seen == null || last == null || now - seen.end() >= 0) {
            return 0;
        }
        long left = left(seen);
        if (left <= 0) {
            return seen.end() - now;
        }
        long spread = (seen.end() - now) / left;
        return spread > CLEARLY_SLOWER * interval() ? last + spread - now : 0;
    }

    private long left(ServerMinute seen) {
        return seen.remaining() - takenAfter(seen.sentAt()) - seen.reserve();
    }

    private long takenAfter(long time) {
        long count = 0;
        Iterator<Long> newest = taken.descendingIterator();
        while (newest.hasNext() && newest.next() - time > 0) {
            count++;
        }
        return count + elsewhereAfter(time);
    }

    private long elsewhereAfter(long time) {
        return elsewhere.stream()
                .filter(taking -> taking.at() - time > 0)
                .mapToLong(Elsewhere::count)
                .sum();
    }

    /** Requests of other processes. */
    private record Elsewhere(long at, int count) {}
}
