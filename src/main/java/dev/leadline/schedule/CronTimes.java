package dev.leadline.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.util.StringUtils;

/**
 * When a cron has its turns, also in the nights in which clocks change. Spring's own reckoning with a zone leaves out a turn that
 * falls into the skipped hour, has one in the repeated hour twice, and in zones that change by half an hour may come to no end;
 * so local times are asked of it here, and their instants are found by the rules of the zone.
 *
 * <p>A cron that names hours has every turn once: one in the skipped hour comes in the moment after it, one in the repeated hour
 * the first time. A cron of every hour goes on by real time.
 */
final class CronTimes {

    private static final int HOURS = 2;
    private static final Set<String> EVERY_HOUR = Set.of("*", "*/1", "0/1", "0-23", "0-23/1");

    private final CronExpression cron;
    private final ZoneRules rules;
    private final boolean byRealTime;

    CronTimes(String cron, ZoneId zone) {
        this.cron = CronExpression.parse(cron);
        this.rules = zone.getRules();
        String[] fields = StringUtils.tokenizeToStringArray(this.cron.toString(), " ");
        this.byRealTime = EVERY_HOUR.contains(fields[HOURS]);
    }

    /** The first turn later than an instant; empty for a cron that never has one, such as that of a 30th of February. */
    Optional<Instant> next(Instant after) {
        return byRealTime ? nextByRealTime(after) : nextLocal(after);
    }

    private Optional<Instant> nextLocal(Instant after) {
        LocalDateTime local = following(LocalDateTime.ofInstant(after, rules.getOffset(after)));
        while (local != null && !instant(local).isAfter(after)) {
            local = following(local);
        }
        return Optional.ofNullable(local).map(this::instant);
    }

    private Instant instant(LocalDateTime local) {
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change == null) {
            return local.toInstant(rules.getOffset(local));
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }

    private Optional<Instant> nextByRealTime(Instant after) {
        Optional<Instant> next = following(after, rules.getOffset(after));
        ZoneOffsetTransition change = rules.nextTransition(after);
        while (next.isPresent() && change != null && !next.get().isBefore(change.getInstant())) {
            next = following(change.getInstant().minusNanos(1), change.getOffsetAfter());
            change = rules.nextTransition(change.getInstant());
        }
        return next;
    }

    private Optional<Instant> following(Instant after, ZoneOffset offset) {
        return Optional.ofNullable(following(LocalDateTime.ofInstant(after, offset)))
                .map(local -> local.toInstant(offset));
    }

    private @Nullable LocalDateTime following(LocalDateTime local) {
        return cron.next(local);
    }
}
