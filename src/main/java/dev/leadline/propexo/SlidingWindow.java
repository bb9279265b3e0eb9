package dev.leadline.propexo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
    private final Deque<Long> elsewhere = new ArrayDeque<>();
    private @Nullable Integer advertised;
    private @Nullable ServerMinute minute;
    private @Nullable Long minuteEndsElsewhere;
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
     * Notes requests of other processes of ours, so that they are not mistaken for those of strangers.
     *
     * @param times when they leave, in order
     */
    void takenElsewhere(List<Long> times) {
        elsewhere.addAll(times);
        ServerMinute seen = minute;
        takenInMinute += seen == null
                ? 0
                : times.stream()
                        .filter(time -> time - (seen.end() - MINUTE) > 0)
                        .count();
    }

    /**
     * Notes when the server's minute turns at the latest, as far as other processes have seen. It counts where we have not seen
     * a minute turn ourselves.
     *
     * @param end may lie in the past
     */
    void minuteEndsElsewhere(long end) {
        minuteEndsElsewhere = end;
    }

    /**
     * When the server's minute turns at the latest, as far as we know.
     *
     * @param now the present
     * @return empty where no request of this minute was answered yet
     */
    Optional<Long> minuteEnds(long now) {
        return Optional.ofNullable(minute).map(ServerMinute::end).filter(end -> end - now > 0);
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
            minute = newMinute(sentAt, used, remaining, inFlight);
        }
    }

    private ServerMinute newMinute(long sentAt, int used, int remaining, long inFlight) {
        boolean turned = minute != null && sentAt - minute.end() < 0;
        Long end = minuteEndsElsewhere;
        if (turned || end == null || sentAt - end >= 0) {
            takenInMinute = 1 + inFlight;
            return ServerMinute.startingAt(sentAt, used, remaining);
        }
        takenInMinute = takenAfter(end - MINUTE);
        return ServerMinute.endingAt(end, sentAt, used, remaining, takenInMinute - inFlight);
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
        while (!elsewhere.isEmpty() && elsewhere.getFirst() - time <= 0) {
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
        return after(time, taken) + after(time, elsewhere);
    }

    private static long after(long time, Deque<Long> times) {
        long count = 0;
        Iterator<Long> newest = times.descendingIterator();
        while (newest.hasNext() && newest.next() - time > 0) {
            count++;
        }
        return count;
    }
}
