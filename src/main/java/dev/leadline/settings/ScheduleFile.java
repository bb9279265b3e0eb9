package dev.leadline.settings;

import static dev.leadline.settings.InvalidSettingException.require;
import static dev.leadline.settings.InvalidSettingException.requireRange;

import dev.leadline.lead.UnknownName;
import dev.leadline.ledger.ComparisonRule;
import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.scheduling.support.CronExpression;

/** A schedule as it is written, with its defaults. */
record ScheduleFile(
        @Nullable String cron,
        @Nullable ZoneId timeZone,
        @Nullable Path inbox,
        @DefaultValue("*.csv") String files,
        @DefaultValue("30s") Duration stillFor,
        @Nullable String target,
        @Nullable Path mapping,
        @DefaultValue Map<String, String> constants,
        @Nullable DuplicatePolicy duplicates,
        @DefaultValue("1h") Duration lateAfter,
        @DefaultValue("0s") Duration nothingAfter,
        @Nullable Integer maxRejected,
        @Name("notify") @DefaultValue Map<String, NotifyRule> rules,
        @Nullable RemoteInboxFile remote,
        @DefaultValue("7") int compareRuns,
        @DefaultValue("false") boolean holdUnusual) {

    ScheduleSettings resolved(String name, Path root, Path config, Set<String> channels) {
        String key = "leadline.schedules." + name;
        if (!ScheduleSettings.isName(name)) {
            throw UserException.usage("settings.schedule-name-invalid", name);
        }
        if (cron == null || inbox == null) {
            throw UserException.usage("settings.schedule-incomplete", key);
        }
        require(CronExpression.isValidExpression(cron), key + ".cron", UserMessage.of("settings.rule.cron"));
        require(isGlob(files), key + ".files", UserMessage.of("settings.rule.pattern"));
        rules.keySet().stream()
                .filter(channel -> !channels.contains(channel))
                .findFirst()
                .ifPresent(channel -> {
                    throw UnknownName.error(UserMessage.of("settings.no-channel", key, channel), channel, channels);
                });
        return new ScheduleSettings(
                name,
                cron,
                timeZone == null ? ZoneId.systemDefault() : timeZone,
                root.resolve(inbox).toAbsolutePath().normalize(),
                files,
                stillFor,
                target,
                mapping == null
                        ? null
                        : config.resolve(mapping).toAbsolutePath().normalize(),
                ConstantValues.byField(constants),
                duplicates,
                lateAfter,
                nothingAfter,
                maxRejected,
                rules,
                remote == null ? null : remote.resolved(key + ".remote", config),
                null,
                comparison(key));
    }

    private ComparisonRule comparison(String key) {
        requireRange(compareRuns, 0, ComparisonRule.MOST_RUNS, key + ".compare-runs");
        if (holdUnusual && compareRuns == 0) {
            throw UserException.usage("settings.hold-without-comparison", key);
        }
        return new ComparisonRule(compareRuns, holdUnusual);
    }

    private static boolean isGlob(String pattern) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
