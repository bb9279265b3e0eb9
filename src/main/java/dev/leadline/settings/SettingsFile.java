package dev.leadline.settings;

import static dev.leadline.settings.InvalidSettingException.require;
import static dev.leadline.settings.InvalidSettingException.requireAtLeast;
import static dev.leadline.settings.InvalidSettingException.requireRange;

import dev.leadline.batch.confirm.ConfirmSettings;
import dev.leadline.batch.confirm.RecordIds;
import dev.leadline.batch.stage.StageSettings;
import dev.leadline.batch.submit.SendWindow;
import dev.leadline.batch.submit.SubmitSettings;
import dev.leadline.lead.InvalidValues;
import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.ledger.DuplicateRules;
import dev.leadline.message.UserMessage;
import dev.leadline.source.ReadOptions;
import dev.leadline.source.SourceLimits;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;

/** The settings as they are written, with their defaults. */
record SettingsFile(
        @Nullable Path home,
        @Nullable Path config,
        @Nullable String targetVendor,
        @Nullable String retention,
        @DefaultValue("text") LogLines logFormat,
        @DefaultValue Map<String, String> constants,
        @DefaultValue ApiValues api,
        @DefaultValue DatabaseValues database,
        @DefaultValue EncryptionFile encryption,
        @Name("import") @DefaultValue Import imports,
        @DefaultValue Batch batch,
        @DefaultValue Duplicates duplicates,
        @DefaultValue Confirm confirm,
        @DefaultValue LookupValues lookup,
        @DefaultValue ServeFile serve,
        @DefaultValue WorkerFile worker,
        @DefaultValue Map<String, ScheduleFile> schedules,
        @Name("notify") @DefaultValue NotifyFile notices) {

    /** The form of what is logged. */
    enum LogLines {
        TEXT,
        JSON
    }

    record ApiValues(
            @DefaultValue("https://api.propexo.com") URI url,
            @Nullable String token,
            @DefaultValue("150") int requestsPerMinute,
            @DefaultValue("128") int concurrency,
            @DefaultValue("10s") Duration connectTimeout,
            @DefaultValue("30s") Duration readTimeout,
            @DefaultValue("2m") Duration patience) {

        @Override
        public String toString() {
            return "Api[" + url + "]";
        }
    }

    record DatabaseValues(
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
            @DefaultValue("reject") InvalidValues invalidValues,
            @DefaultValue("") String sendWindow,
            @Nullable ZoneId sendWindowTimeZone,
            @Nullable Charset charset,
            @Nullable String delimiter,
            @Nullable String sheet,
            @DefaultValue("skip") HiddenRows hiddenRows,
            @DefaultValue("100000") int maxCellChars,
            @DefaultValue("1000000") int maxRowChars,
            @DefaultValue("1000") int maxColumns,
            @DefaultValue("4GB") DataSize maxFileSize,
            @DefaultValue("4GB") DataSize maxUnpackedSize,
            @DefaultValue("200") int maxExpansion,
            @Nullable DataSize maxWorkbookMemory) {

        ReadOptions reading() {
            requireAtLeast(1, maxCellChars, "leadline.import.max-cell-chars");
            requireAtLeast(1, maxRowChars, "leadline.import.max-row-chars");
            requireAtLeast(1, maxColumns, "leadline.import.max-columns");
            requireAtLeast(1, maxExpansion, "leadline.import.max-expansion");
            requireSize(maxFileSize, "leadline.import.max-file-size");
            requireSize(maxUnpackedSize, "leadline.import.max-unpacked-size");
            requireSize(maxWorkbookMemory, "leadline.import.max-workbook-memory");
            SourceLimits limits = new SourceLimits(
                    maxCellChars,
                    maxRowChars,
                    maxColumns,
                    maxFileSize.toBytes(),
                    maxUnpackedSize.toBytes(),
                    maxExpansion,
                    maxWorkbookMemory == null ? SourceLimits.usualWorkbookMemory() : maxWorkbookMemory.toBytes());
            return new ReadOptions(
                    limits,
                    charset,
                    delimiter == null ? null : delimiter(delimiter),
                    sheet,
                    hiddenRows == HiddenRows.INCLUDE,
                    true);
        }

        SendWindow window() {
            return SendWindow.of(
                    "leadline.import.send-window",
                    sendWindow,
                    sendWindowTimeZone == null ? ZoneId.systemDefault() : sendWindowTimeZone);
        }

        /** What is done with the hidden rows of a sheet. */
        enum HiddenRows {
            SKIP,
            INCLUDE
        }

        private static void requireSize(@Nullable DataSize size, String name) {
            require(size == null || size.toBytes() > 0, name, UserMessage.of("settings.rule.size"));
        }

        private static char delimiter(String named) {
            return switch (named) {
                case "comma" -> ',';
                case "semicolon" -> ';';
                case "tab" -> '\t';
                case "pipe" -> '|';
                default -> {
                    require(
                            named.length() == 1 && ReadOptions.isDelimiter(named.charAt(0)),
                            "leadline.import.delimiter",
                            UserMessage.of("settings.rule.delimiter"));
                    yield named.charAt(0);
                }
            };
        }
    }

    record Batch(
            @DefaultValue("500") int stageChunk,
            @DefaultValue("32") int submitChunk,
            @DefaultValue("false") boolean remotePartitions) {}

    record Duplicates(
            @DefaultValue("skip") DuplicatePolicy policy,
            @DefaultValue("30") int days) {}

    record Confirm(
            @DefaultValue("15m") Duration deadline,
            @DefaultValue("2s") Duration interval,
            @DefaultValue("list") RecordIds recordIds) {}

    record LookupValues(@DefaultValue("24h") Duration maxAge) {}

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

    Settings toSettings(Path root, Path configFolder, List<Setting> inForce) {
        requireRanges();
        return new Settings(
                (home == null ? root.resolve("leadline-data") : home)
                        .toAbsolutePath()
                        .normalize(),
                configFolder.toAbsolutePath().normalize(),
                new Settings.Api(api.url, api.token, api.requestsPerMinute, api.connectTimeout, api.readTimeout),
                new Settings.Database(database.url, database.username, database.password, database.patience),
                encryption.keys(root),
                ConstantValues.byField(constants),
                targetVendor,
                imports.reading(),
                imports.maxRejects,
                imports.invalidValues,
                new DuplicateRules(duplicates.policy, duplicates.days),
                new StageSettings(batch.stageChunk),
                new SubmitSettings(
                        batch.submitChunk,
                        api.concurrency,
                        api.patience,
                        firstPatience(),
                        imports.window(),
                        batch.remotePartitions),
                new ConfirmSettings(confirm.deadline, confirm.interval, api.concurrency, confirm.recordIds),
                lookup.maxAge,
                serve.resolved(root),
                worker.resolved(),
                schedules(root, configFolder),
                notices.resolved(),
                retentionPeriod(),
                logFormat == LogLines.JSON,
                inForce);
    }

    private void requireRanges() {
        requireAtLeast(1, duplicates.days, "leadline.duplicates.days");
        requireRange(batch.stageChunk, 1, StageSettings.LARGEST_CHUNK, "leadline.batch.stage-chunk");
        requireRange(batch.submitChunk, 1, SubmitSettings.LARGEST_CHUNK, "leadline.batch.submit-chunk");
        requireAtLeast(1, api.concurrency, "leadline.api.concurrency");
    }

    private @Nullable RetentionPeriod retentionPeriod() {
        if (retention == null) {
            return null;
        }
        Optional<RetentionPeriod> period = RetentionPeriod.in(retention);
        require(period.isPresent(), "leadline.retention", UserMessage.of("settings.rule.period"));
        return period.orElse(null);
    }

    private Duration firstPatience() {
        Duration brief = Duration.ofSeconds(8);
        return api.patience.compareTo(brief) < 0 ? api.patience : brief;
    }
}
