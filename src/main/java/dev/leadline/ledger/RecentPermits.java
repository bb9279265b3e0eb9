package dev.leadline.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The permits of an account that all its processes were granted in the last 61 seconds, and when the next one is due. Pure
 * arithmetic over the database's time, to the microsecond.
 *
 * <p>Permits are evenly spaced: 150 a minute means one each 407 ms (61 s / 150). Those that nobody took in time are caught
 * up with, half as fast again, for as long as any 61 seconds hold less than the limit. The sixty-first second is for the way
 * from the permit to the server.
 */
public final class RecentPermits {

    private static final long SECOND = micros(Duration.ofSeconds(1));
    private static final long WINDOW = 61 * SECOND;
    /** How late a lease may come without losing a part of the rate. */
    private static final long LATENESS = SECOND / 4;
    /** What is left over of a longer time than this is lost: it was no pause but the end of an import. */
    private static final long CAUGHT_UP = 10 * SECOND;
    /** How far the database's clock may be set back without any permit being forgotten too early. */
    private static final long CLOCK_STEP = 10 * SECOND;
    /** A process would hold permits for longer that others could use. */
    private static final long LONGEST_BLOCK = SECOND;
    /** Part of the limit that is not caught up with: requests that a busy machine sends late may still meet the next ones. */
    private static final int RESERVE = 100;

    private static final int RADIX = Character.MAX_RADIX;
    private static final int LONGEST_TEXT = 100_000;

    private long[] times;
    private int size;
    private long next;

    private RecentPermits(long[] times, long next) {
        this.times = times;
        this.size = times.length;
        this.next = next;
    }

    /**
     * What was stored.
     *
     * @param text of {@link #text()}, or null where nothing was granted yet
     * @param next of {@link #next()}
     */
    public static RecentPermits of(@Nullable String text, Instant next) {
        return new RecentPermits(text == null || text.isEmpty() ? new long[0] : decoded(text), micros(next));
    }

    /**
     * Takes back permits with which no request was made.
     *
     * @param unused their times, as they were granted
     * @param limit the most requests in a minute
     * @return how many of them were recorded
     */
    public int takeBack(List<Instant> unused, int limit) {
        int before = size;
        unused.forEach(permit -> remove(micros(permit)));
        next -= (before - size) * interval(limit);
        return before - size;
    }

    /**
     * Grants the next permits.
     *
     * @param now the present
     * @param request what is wanted
     * @return one to {@code count} times, in order
     */
    public List<Instant> grant(Instant now, PermitRequest request) {
        long present = micros(now);
        forgetUntil(present - WINDOW - CLOCK_STEP);
        long interval = interval(request.limit());
        long pace = Math.max(interval, micros(request.pace()));
        next = Math.max(next, present - (request.catchUp() ? CAUGHT_UP : LATENESS));
        List<Instant> granted = new ArrayList<>();
        long first = earliest(present, pace, request.limit());
        for (long time = first; granted.size() < request.count() && time - first <= LONGEST_BLOCK; ) {
            add(time);
            granted.add(Instant.EPOCH.plus(time, ChronoUnit.MICROS));
            next += pace;
            time = earliest(present, pace, request.limit());
        }
        return granted;
    }

    /**
     * The newest ones.
     *
     * @param count how many at most
     * @return in order
     */
    public List<Instant> newest(long count) {
        return Arrays.stream(times)
                .limit(size)
                .skip(Math.max(0, size - count))
                .mapToObj(time -> Instant.EPOCH.plus(time, ChronoUnit.MICROS))
                .toList();
    }

    /** When the next permit is due; in the past where some were not taken. */
    public Instant next() {
        return Instant.EPOCH.plus(next, ChronoUnit.MICROS);
    }

    /** All of them, to be stored. */
    public String text() {
        String text = encoded();
        if (text.length() > LONGEST_TEXT) {
            roundUp();
            return encoded();
        }
        return text;
    }

    private long earliest(long present, long pace, int limit) {
        long time = Math.max(next, present - LATENESS);
        if (size > 0) {
            time = Math.max(time, times[size - 1] + gap(time, pace, limit));
        }
        return size < limit ? time : Math.max(time, times[size - limit] + WINDOW);
    }

    private long gap(long time, long pace, int limit) {
        int most = limit - Math.max(1, limit / RESERVE);
        boolean mayBeFaster = size < most || (most > 0 && times[size - most] + WINDOW <= time);
        return mayBeFaster && pace == interval(limit) ? pace * 2 / 3 : pace;
    }

    private static long interval(int limit) {
        return (WINDOW + limit - 1) / limit;
    }

    private void add(long time) {
        times = size < times.length ? times : Arrays.copyOf(times, 2 * size + 16);
        times[size++] = time;
    }

    private void remove(long time) {
        int at = Arrays.binarySearch(times, 0, size, time);
        if (at >= 0) {
            System.arraycopy(times, at + 1, times, at, size - at - 1);
            size--;
        }
    }

    private void forgetUntil(long time) {
        int old = 0;
        while (old < size && times[old] <= time) {
            old++;
        }
        times = Arrays.copyOfRange(times, old, size);
        size = times.length;
    }

    /** Later times only forbid more. */
    private void roundUp() {
        long step = SECOND / 10;
        for (int i = 0; i < size; i++) {
            times[i] = (times[i] + step - 1) / step * step;
        }
    }

    /** Gaps and how often each occurs in a row; the first gap is since 1970. */
    private String encoded() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; ) {
            long gap = gapBefore(i);
            int count = 1;
            while (i + count < size && gapBefore(i + count) == gap) {
                count++;
            }
            text.append(text.isEmpty() ? "" : " ").append(Long.toString(gap, RADIX));
            text.append(count == 1 ? "" : "*" + Integer.toString(count, RADIX));
            i += count;
        }
        return text.toString();
    }

    private long gapBefore(int index) {
        return index == 0 ? times[0] : times[index] - times[index - 1];
    }

    private static long[] decoded(String text) {
        List<Long> times = new ArrayList<>();
        long time = 0;
        for (String run : text.split(" ", -1)) {
            int star = run.indexOf('*');
            long gap = Long.parseLong(star < 0 ? run : run.substring(0, star), RADIX);
            int count = star < 0 ? 1 : Integer.parseInt(run.substring(star + 1), RADIX);
            for (int i = 0; i < count; i++) {
                time += gap;
                times.add(time);
            }
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static long micros(Duration length) {
        return length.toNanos() / 1_000;
    }
}
