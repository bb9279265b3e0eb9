package dev.leadline.schedule;

import dev.leadline.ledger.ComparisonRule;
import dev.leadline.message.UserException;
import dev.leadline.settings.ScheduleSettings;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All schedules: those of the configuration, which stay as they are, and those that people save in the console. */
final class ScheduleCatalog {

    private static final Duration STILL_FOR = Duration.ofSeconds(30);
    private static final Duration LATE_AFTER = Duration.ofHours(1);
    private static final int COMPARED_RUNS = 7;

    private final Map<String, ScheduleSettings> configured = new LinkedHashMap<>();
    private final SavedScheduleRepository saved;
    private final InboxRoot inboxes;
    private final Path mappings;

    /**
     * @throws UserException when a configured schedule has the name of a saved one
     */
    ScheduleCatalog(Settings settings, SavedScheduleRepository saved) {
        settings.schedules().forEach(schedule -> configured.put(schedule.name(), schedule));
        this.saved = saved;
        this.inboxes = new InboxRoot(settings.inboxRoot());
        this.mappings = settings.config().resolve("mappings");
        saved.all().stream().filter(one -> isConfigured(one.name())).findFirst().ifPresent(one -> {
            throw UserException.usage("schedule.name-of-saved-schedule", one.name());
        });
    }

    /**
     * A schedule.
     *
     * @param saved how it was saved, or null for one of the configuration
     */
    record ListedSchedule(
            ScheduleSettings settings, @Nullable SavedSchedule saved) {}

    /** Those of the configuration first. */
    List<ListedSchedule> all() {
        return Stream.concat(
                        configured.values().stream().map(one -> new ListedSchedule(one, null)),
                        saved.all().stream().map(this::entry))
                .toList();
    }

    List<ScheduleSettings> configured() {
        return List.copyOf(configured.values());
    }

    boolean isConfigured(String name) {
        return configured.containsKey(name);
    }

    Optional<ListedSchedule> find(String name) {
        ScheduleSettings one = configured.get(name);
        return one == null ? saved.find(name).map(this::entry) : Optional.of(new ListedSchedule(one, null));
    }

    Optional<ListedSchedule> find(long id) {
        return saved.find(id).map(this::entry);
    }

    private ListedSchedule entry(SavedSchedule one) {
        return new ListedSchedule(settings(one.values()), one);
    }

    ScheduleSettings settings(ScheduleValues values) {
        return settings(values, inboxes, mappings);
    }

    static ScheduleSettings settings(ScheduleValues values, InboxRoot inboxes, Path mappings) {
        return new ScheduleSettings(
                values.name(),
                values.cron(),
                values.zone(),
                inboxes.resolve(values.inbox()),
                values.files(),
                STILL_FOR,
                values.target(),
                values.mapping() == null ? null : mappings.resolve(values.mapping()),
                values.constants(),
                values.duplicates(),
                LATE_AFTER,
                Duration.ZERO,
                null,
                values.rules(),
                null,
                inboxes.path(),
                new ComparisonRule(COMPARED_RUNS, values.holdUnusual()));
    }
}
