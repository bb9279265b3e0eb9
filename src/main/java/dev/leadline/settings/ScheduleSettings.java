package dev.leadline.settings;

import dev.leadline.ledger.ComparisonRule;
import dev.leadline.ledger.DuplicatePolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files that are imported by themselves.
 *
 * @param name what people call the schedule: lower-case letters, digits and hyphens
 * @param cron when, six fields from seconds to weekdays as Spring reads them
 * @param zone whose time that is
 * @param inbox the folder where files come
 * @param files the names of the files that are meant, a glob such as {@code *.csv}
 * @param stillFor how long a file has not changed when it counts as whole
 * @param target the target's name, or null for the usual one
 * @param mapping a mapping file, or null to guess
 * @param constants fields that every lead gets
 * @param duplicates what happens to prospects that were sent before, or null for what the settings say for all
 * @param lateAfter how long after its time a run counts as late
 * @param nothingAfter how long no file has come when that is worth telling; zero for at once
 * @param maxRejected the share of rejected rows in percent above which the run is a problem of its own, or null for any
 * @param rules which channels are told, and when
 * @param remote the server from which files are fetched into the inbox, or null for none
 * @param inboxRoot the folder above the inbox from which on no link is followed, or null where the inbox itself may be one
 * @param comparison how its runs are compared with earlier ones
 */
public record ScheduleSettings(
        String name,
        String cron,
        ZoneId zone,
        Path inbox,
        String files,
        Duration stillFor,
        @Nullable String target,
        @Nullable Path mapping,
        Map<String, String> constants,
        @Nullable DuplicatePolicy duplicates,
        Duration lateAfter,
        Duration nothingAfter,
        @Nullable Integer maxRejected,
        Map<String, NotifyRule> rules,
        @Nullable RemoteInboxSettings remote,
        @Nullable Path inboxRoot,
        ComparisonRule comparison) {

    /** The folders of an inbox to which files are moved after their import, or after it was refused. */
    public static final String ARCHIVE = "archive";

    public static final String FAILED = "failed";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    public ScheduleSettings {
        constants = Map.copyOf(constants);
        rules = Map.copyOf(rules);
    }

    /** Whether a schedule may be called so. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
