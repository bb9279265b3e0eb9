package dev.leadline.schedule;

import dev.leadline.job.Imports;
import dev.leadline.ledger.Occasion;
import dev.leadline.ledger.Occasions;
import dev.leadline.ledger.RowStatus;
import dev.leadline.settings.ScheduleSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds one occasion from its beginning to its end, and says what there is to tell of it. */
final class Round {

    private final Imports imports;
    private final Occasions occasions;
    private final Waiting waiting;

    Round(Imports imports, Occasions occasions, Waiting waiting) {
        this.imports = imports;
        this.occasions = occasions;
        this.waiting = waiting;
    }

    Happening hold(ScheduleSettings schedule, @Nullable Instant dueAt, String who) {
        long id = occasions.begin(schedule.name(), dueAt, who);
        Visit.Result result = new Visit(schedule, who, imports, waiting, run -> occasions.took(id, run)).pay();
        Occasion occasion = occasions.end(id, result.ending(), result.taken().size(), result.message());
        return new Happening(
                schedule,
                occasion,
                result.taken(),
                isLate(schedule, occasion),
                droughtSince(schedule, occasion),
                tooManyRejected(schedule, result.taken()));
    }

    private static boolean isLate(ScheduleSettings schedule, Occasion occasion) {
        Instant dueAt = occasion.dueAt();
        return dueAt != null && Duration.between(dueAt, occasion.startedAt()).compareTo(schedule.lateAfter()) > 0;
    }

    private @Nullable Instant droughtSince(ScheduleSettings schedule, Occasion occasion) {
        if (occasion.ending() != Occasion.Ending.NOTHING) {
            return null;
        }
        return occasions
                .waitingSince(schedule.name())
                .filter(since -> isFirstOf(schedule, occasion, since))
                .orElse(null);
    }

    private boolean isFirstOf(ScheduleSettings schedule, Occasion occasion, Instant since) {
        return occasions
                .firstEmpty(schedule.name(), since.plus(schedule.nothingAfter()))
                .filter(first -> first == occasion.id())
                .isPresent();
    }

    private static boolean tooManyRejected(ScheduleSettings schedule, List<Taken> taken) {
        Integer most = schedule.maxRejected();
        return most != null
                && taken.stream()
                        .filter(Taken.ByRun.class::isInstance)
                        .map(one -> ((Taken.ByRun) one).outcome().summary().rows())
                        .anyMatch(rows -> rows.of(RowStatus.REJECTED) * 100 > most * rows.total());
    }
}
