package dev.leadline.settings;

import dev.leadline.confirm.ConfirmSettings;
import dev.leadline.lead.UsageException;
import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.ledger.DuplicateRules;
import dev.leadline.source.Reading;
import dev.leadline.source.SourceLimits;
import dev.leadline.submit.SubmitSettings;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.util.unit.DataSize;

/** The settings as they are written, with their defaults. */
record SettingsFile(
        @Nullable Path home,
        @Nullable Path config,
        @Nullable String targetVendor,
        @DefaultValue Map<String, String> constants,
        @DefaultValue Api api,
        @DefaultValue Database database,
        @Name("import") @DefaultValue Import imports,
        @DefaultValue Duplicates duplicates,
        @DefaultValue Confirm confirm,
        @DefaultValue Lookup lookup,
        @DefaultValue Serve serve,
        @DefaultValue Map<String, Schedule> schedules,
        @Name("notify") @DefaultValue Notify notices) {

    record Api(
            @DefaultValue("https://api.propexo.com") URI url,
            @Nullable String token,
            @DefaultValue("150") int requestsPerMinute,
            @DefaultValue("16") int concurrency,
            @DefaultValue("10s") Duration connectTimeout,
            @DefaultValue("30s") Duration readTimeout,
            @DefaultValue("2m") Duration patience) {

        @Override
        public String toString() {
            return "Api[" + url + "]";
        }
    }

    record Database(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("5s") Duration patience) {

        @Override
        public String toString() {
            return "Database[]";
        }
    }

    record Import(
            @Nullable Integer maxRejects,
            @Nullable Charset charset,
            @Nullable String delimiter,
            @DefaultValue("100000") int maxCellChars,
            @DefaultValue("1000000") int maxRowChars,
            @DefaultValue("1000") int maxColumns,
            @DefaultValue("4GB") DataSize maxFileSize,
            @DefaultValue("4GB") DataSize maxUnpackedSize,
            @DefaultValue("200") int maxExpansion) {

        Reading reading() {
            SourceLimits limits = new SourceLimits(
                    maxCellChars,
                    maxRowChars,
                    maxColumns,
                    maxFileSize.toBytes(),
                    maxUnpackedSize.toBytes(),
                    maxExpansion);
            return new Reading(limits, charset, delimiter == null ? null : delimiter(delimiter));
        }

        private static char delimiter(String named) {
            return switch (named) {
                case "comma" -> ',';
                case "semicolon" -> ';';
                case "tab" -> '\t';
                case "pipe" -> '|';
                default -> {
                    if (named.length() != 1) {
                        throw new IllegalArgumentException(
                                "a delimiter is comma, semicolon, tab, pipe or a single character");
                    }
                    yield named.charAt(0);
                }
            };
        }
    }

    record Duplicates(
            @DefaultValue("skip") DuplicatePolicy policy,
            @DefaultValue("30") int days) {}

    record Confirm(
            @DefaultValue("15m") Duration deadline,
            @DefaultValue("2s") Duration interval) {}

    record Lookup(@DefaultValue("24h") Duration maxAge) {}

    record Serve(
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("8151") int port,
            @DefaultValue List<String> hosts,
            @Nullable URI url,
            @DefaultValue("100MB") DataSize maxUploadSize,
            @DefaultValue("8h") Duration sessionTimeout,
            @DefaultValue("10m") Duration confirmInterval,
            @DefaultValue("4") int concurrentRuns,
            @Nullable String webhookSecret) {

        private static final int SHORTEST_SECRET = 10;

        ServeSettings resolved() {
            if (port < 0 || port > 65_535 || concurrentRuns < 1) {
                throw new UsageException(
                        "leadline.serve.port is a number from 0 to 65535, and leadline.serve.concurrent-runs one from 1 on.");
            }
            if (webhookSecret != null && webhookSecret.length() < SHORTEST_SECRET) {
                throw new UsageException(
                        "leadline.serve.webhook-secret has at least 10 characters; take the one that Propexo shows for the webhook.");
            }
            return new ServeSettings(
                    address,
                    port,
                    hosts,
                    url,
                    maxUploadSize.toBytes(),
                    sessionTimeout,
                    confirmInterval,
                    concurrentRuns,
                    webhookSecret);
        }

        @Override
        public String toString() {
            return "Serve[" + address + ":" + port + "]";
        }
    }

    record Schedule(
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
            @Name("notify") @DefaultValue Map<String, NotifyRule> rules) {

        private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

        ScheduleSettings resolved(String name, Path root, Path config, Set<String> channels) {
            String key = "leadline.schedules." + name;
            if (!NAME.matcher(name).matches()) {
                throw new UsageException(
                        "A schedule cannot be called \"%s\": take lower-case letters, digits and hyphens."
                                .formatted(name));
            }
            if (cron == null || inbox == null) {
                throw new UsageException(
                        "%s needs a cron and an inbox; config/application.yaml shows both.".formatted(key));
            }
            if (!CronExpression.isValidExpression(cron)) {
                throw new UsageException(
                        "%s.cron is \"%s\", which is no cron expression: write six fields, such as \"0 30 2 * * *\" for half past two."
                                .formatted(key, cron));
            }
            requireGlob(key);
            rules.keySet().stream()
                    .filter(channel -> !channels.contains(channel))
                    .findFirst()
                    .ifPresent(channel -> {
                        throw UsageException.unknown(
                                "%s.notify names the channel \"%s\", which leadline.notify.channels does not have"
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
                    rules);
        }

        private void requireGlob(String key) {
            try {
                FileSystems.getDefault().getPathMatcher("glob:" + files);
            } catch (PatternSyntaxException e) {
                throw new UsageException("%s.files is \"%s\", which is no pattern of names: write one such as *.csv."
                        .formatted(key, files));
            }
        }
    }

    record Notify(@Nullable Mail mail, @DefaultValue Map<String, Channel> channels) {

        record Mail(
                @Nullable String host,
                @DefaultValue("587") int port,
                @Nullable String username,
                @Nullable String password,
                @Nullable String from,
                @DefaultValue("starttls") NotifySettings.Tls tls) {

            NotifySettings.Mail resolved() {
                if (host == null || from == null) {
                    throw new UsageException("leadline.notify.mail needs a host and a from, the sender's address.");
                }
                return new NotifySettings.Mail(host, port, username, password, from, tls);
            }

            @Override
            public String toString() {
                return "Mail[]";
            }
        }

        record Channel(
                @DefaultValue List<String> email,
                @Nullable URI webhook,
                @DefaultValue("json") NotifySettings.Shape shape,
                @Nullable String secret) {

            NotifySettings.Channel resolved(String name, boolean mailLeaves) {
                String key = "leadline.notify.channels." + name;
                if (email.isEmpty() == (webhook == null)) {
                    throw new UsageException("%s needs either email or webhook, and not both.".formatted(key));
                }
                if (!email.isEmpty() && !mailLeaves) {
                    throw new UsageException(
                            "%s is e-mail, and leadline.notify.mail says of no server.".formatted(key));
                }
                return new NotifySettings.Channel(name, email, webhook, shape, secret);
            }

            @Override
            public String toString() {
                return "Channel[]";
            }
        }

        NotifySettings resolved() {
            return new NotifySettings(
                    mail == null ? null : mail.resolved(),
                    channels.entrySet().stream()
                            .map(channel -> channel.getValue().resolved(channel.getKey(), mail != null))
                            .toList());
        }
    }

    private List<ScheduleSettings> schedules(Path root, Path config) {
        return schedules.entrySet().stream()
                .map(schedule -> schedule.getValue()
                        .resolved(
                                schedule.getKey(),
                                root,
                                config,
                                notices.channels().keySet()))
                .toList();
    }

    Settings toSettings(Path root, Path configFolder) {
        try {
            return new Settings(
                    (home == null ? root.resolve("leadline-data") : home)
                            .toAbsolutePath()
                            .normalize(),
                    configFolder.toAbsolutePath().normalize(),
                    new Settings.Api(api.url, api.token, api.requestsPerMinute, api.connectTimeout, api.readTimeout),
                    new Settings.Database(database.url, database.username, database.password, database.patience),
                    constants,
                    targetVendor,
                    imports.reading(),
                    imports.maxRejects,
                    new DuplicateRules(duplicates.policy, duplicates.days),
                    new SubmitSettings(api.concurrency, api.patience, firstPatience()),
                    new ConfirmSettings(confirm.deadline, confirm.interval, api.concurrency),
                    lookup.maxAge,
                    serve.resolved(),
                    schedules(root, configFolder),
                    notices.resolved());
        } catch (IllegalArgumentException e) {
            throw new UsageException("A setting is out of its bounds: %s.".formatted(e.getMessage()));
        }
    }

    private Duration firstPatience() {
        Duration brief = Duration.ofSeconds(8);
        return api.patience.compareTo(brief) < 0 ? api.patience : brief;
    }
}
