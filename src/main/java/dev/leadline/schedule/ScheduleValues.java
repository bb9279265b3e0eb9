package dev.leadline.schedule;

import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.settings.NotifyRule;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person chooses for a schedule in the console.
 *
 * @param name lowercase letters, digits and hyphens
 * @param cron six fields from seconds to weekdays
 * @param zone the time zone of the cron
 * @param inbox folders below the inbox root, separated by slashes
 * @param files the names of the files to import, a pattern such as {@code *.csv}
 * @param target the target's name, or null if the mapping names it
 * @param mapping a file in the folder of mappings, or null to infer the mapping
 * @param constants field to value
 * @param duplicates what happens to prospects that were sent before, or null for the setting of all imports
 * @param rules channel to rule
 * @param holdUnusual whether a run that differs from earlier ones waits for approval
 */
public record ScheduleValues(
        String name,
        String cron,
        ZoneId zone,
        String inbox,
        String files,
        @Nullable String target,
        @Nullable String mapping,
        Map<String, String> constants,
        @Nullable DuplicatePolicy duplicates,
        Map<String, NotifyRule> rules,
        boolean holdUnusual) {

    public ScheduleValues {
        constants = Map.copyOf(constants);
        rules = Map.copyOf(rules);
    }
}
