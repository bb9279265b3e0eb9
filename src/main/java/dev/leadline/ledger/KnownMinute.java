package dev.leadline.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What all processes on this database know of the API's minute. A process that starts in the middle of a minute cannot know when
 * it ends, nor what others use of it, before its first request is answered.
 *
 * @param ends when it ends at the latest, by the database's clock
 * @param pace the time from one permit to the next that makes what remains of it last
 */
public record KnownMinute(Instant ends, Duration pace) {

    /**
     * What is known when another request for permits has come.
     *
     * @param known what was known before
     * @param request by a process that may know more
     */
    public static Optional<KnownMinute> with(Optional<KnownMinute> known, PermitRequest request) {
        Optional<KnownMinute> told = request.minuteEnds().map(ends -> new KnownMinute(ends, request.pace()));
        return told.map(minute -> known.map(minute::after).orElse(minute)).or(() -> known);
    }

    /** Who has seen a minute begin saw it later than others saw the one before. */
    private KnownMinute after(KnownMinute earlier) {
        return ends.isBefore(earlier.ends) ? new KnownMinute(earlier.ends, pace) : this;
    }

    /**
     * A request for permits, no closer than this minute allows where its process has not seen the minute.
     *
     * @param request what is wanted
     * @param now the present, by the database's clock
     */
    public PermitRequest slowed(PermitRequest request, Instant now) {
        return request.minuteEnds().isPresent() || !now.isBefore(ends) || pace.compareTo(request.pace()) <= 0
                ? request
                : request.withPace(pace);
    }
}
