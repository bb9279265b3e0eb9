package dev.leadline.settings;

import dev.leadline.lead.UsageException;
import dev.leadline.ledger.DuplicatePolicy;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
        @Nullable RemoteInboxFile remote) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    ScheduleSettings resolved(String name, Path root, Path config, Set<String> channels) {
        String key = "leadline.schedules." + name;
        if (!NAME.matcher(name).matches()) {
            throw new UsageException(
                    "\"%s\" is not a valid schedule name. Use lowercase letters, digits and hyphens.".formatted(name));
        }
        if (cron == null || inbox == null) {
            throw new UsageException(
                    "%s requires cron and inbox. See the example in config/application.yaml.".formatted(key));
        }
        if (!CronExpression.isValidExpression(cron)) {
            throw new UsageException(
                    "%s.cron is \"%s\", which is not a valid cron expression. Use six fields, such as \"0 30 2 * * *\" for 2:30 a.m."
                            .formatted(key, cron));
        }
        requireGlob(key);
        rules.keySet().stream()
                .filter(channel -> !channels.contains(channel))
                .findFirst()
                .ifPresent(channel -> {
                    throw UsageException.unknown(
                            "%s.notify uses the channel \"%s\", which leadline.notify.channels does not define"
                                    .formatted(key, channel),
                            channel,
                            channels);
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
                constants,
                duplicates,
                lateAfter,
                nothingAfter,
                maxRejected,
                rules,
                remote == null ? null : remote.resolved(key + ".remote", config));
    }

    private void requireGlob(String key) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + files);
        } catch (PatternSyntaxException e) {
            throw new UsageException(
                    "%s.files is \"%s\", which is not a valid file name pattern. Use a pattern such as *.csv."
                            .formatted(key, files));
        }
    }
}
