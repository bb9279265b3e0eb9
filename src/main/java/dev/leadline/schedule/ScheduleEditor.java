package dev.leadline.schedule;

import dev.leadline.lead.Target;
import dev.leadline.lead.mapping.ConstantValue;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.settings.NotifySettings;
import dev.leadline.settings.ScheduleSettings;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** Creates, changes and deletes schedules in the database; a running {@link Schedules} of any process picks the change up at once. */
public final class ScheduleEditor {

    private static final int LONGEST_PATTERN = 200;
    private static final int LONGEST_CRON = 100;

    private final Settings settings;
    private final SavedScheduleRepository saved;
    private final ScheduleCatalog catalog;
    private final ScheduleTimetable timetable;
    private final ScheduleExecutionRepository executions;
    private final InboxRoot inboxes;
    private final Clock clock;

    ScheduleEditor(
            Settings settings,
            SavedScheduleRepository saved,
            ScheduleCatalog catalog,
            ScheduleTimetable timetable,
            ScheduleExecutionRepository executions,
            Clock clock) {
        this.settings = settings;
        this.saved = saved;
        this.catalog = catalog;
        this.timetable = timetable;
        this.executions = executions;
        this.inboxes = new InboxRoot(settings.inboxRoot());
        this.clock = clock;
    }

    /** A saved schedule; empty where there is none of this name, or it is one of the configuration. */
    public Optional<SavedSchedule> find(String name) {
        return saved.find(name);
    }

    /**
     * The next times of a cron expression.
     *
     * @return empty when it is not valid or never matches a date
     */
    public List<Instant> next(String cron, ZoneId zone, int most) {
        if (!CronExpression.isValidExpression(cron)) {
            return List.of();
        }
        CronTimes times = new CronTimes(cron, zone);
        return Stream.iterate(times.next(clock.instant()), Optional::isPresent, time -> time.flatMap(times::next))
                .flatMap(Optional::stream)
                .limit(most)
                .toList();
    }

    /** Looks at an inbox with a valid name, and takes nothing. */
    public InboxInspection inspect(ScheduleValues values) {
        if (problems(values, null).containsKey("inbox") || !isPattern(values.files())) {
            return InboxInspection.UNKNOWN;
        }
        InboxScanner inbox = new InboxScanner(catalog.settings(values));
        boolean missing = !Files.exists(inboxes.resolve(values.inbox()), LinkOption.NOFOLLOW_LINKS);
        Optional<String> trouble = missing ? Optional.empty() : inbox.trouble();
        try {
            return new InboxInspection(
                    true, missing, trouble.orElse(null), missing || trouble.isPresent() ? 0 : inbox.matching());
        } catch (IOException e) {
            return new InboxInspection(
                    true, false, UserMessage.of("schedule.folder-unreadable").text(), 0);
        }
    }

    /**
     * What is wrong with values.
     *
     * @param id of the schedule that is changed, or null for a new one
     * @return a sentence for each such value, by its name in {@link ScheduleValues}; {@code cron} and {@code name} among them
     */
    public Map<String, String> problems(ScheduleValues values, @Nullable Long id) {
        Map<String, UserMessage> problems = new LinkedHashMap<>();
        name(values.name(), id).ifPresent(problem -> problems.put("name", problem));
        inboxes.refusal(values.inbox()).ifPresent(problem -> problems.put("inbox", problem));
        if (!isPattern(values.files())) {
            problems.put("files", UserMessage.of("schedule.files-invalid"));
        } else if (!problems.containsKey("inbox")) {
            rival(values, id).ifPresent(problem -> problems.put("files", problem));
        }
        if (values.cron().length() > LONGEST_CRON
                || next(values.cron(), values.zone(), 1).isEmpty()) {
            problems.put("cron", UserMessage.of("schedule.cron-invalid"));
        }
        if (values.mapping() != null && !mappings().contains(values.mapping())) {
            problems.put("mapping", UserMessage.of("schedule.mapping-gone"));
        }
        if (values.target() != null
                && targets().noneMatch(target -> target.name().equals(values.target()))) {
            problems.put("target", UserMessage.of("schedule.target-unknown"));
        }
        unknownField(values).or(() -> invalidValue(values)).ifPresent(problem -> problems.put("constants", problem));
        if (!channels().containsAll(values.rules().keySet())) {
            problems.put("rules", UserMessage.of("schedule.channel-gone"));
        }
        Map<String, String> sentences = new LinkedHashMap<>();
        problems.forEach((value, problem) -> sentences.put(value, problem.withAdvice()));
        return sentences;
    }

    private Optional<UserMessage> name(String name, @Nullable Long id) {
        if (!ScheduleSettings.isName(name)) {
            return Optional.of(UserMessage.of("schedule.name-invalid"));
        }
        if (catalog.isConfigured(name)) {
            return Optional.of(UserMessage.of("schedule.name-in-configuration"));
        }
        return saved.find(name)
                .filter(other -> id == null || other.id() != id)
                .map(other -> UserMessage.of("schedule.name-taken"));
    }

    /** Another schedule that could take the same file. */
    private Optional<UserMessage> rival(ScheduleValues values, @Nullable Long id) {
        Path inbox = inboxes.resolve(values.inbox()).toAbsolutePath().normalize();
        return catalog.all().stream()
                .filter(other ->
                        other.saved() == null || id == null || other.saved().id() != id)
                .map(ScheduleCatalog.ListedSchedule::settings)
                .filter(other -> other.inbox().toAbsolutePath().normalize().equals(inbox))
                .filter(other -> new FilePattern(values.files()).overlaps(new FilePattern(other.files())))
                .findFirst()
                .map(other -> UserMessage.of("schedule.same-files", other.name(), other.files()));
    }

    private static boolean isPattern(String files) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + files);
            return !files.isBlank() && !files.contains("/") && files.length() <= LONGEST_PATTERN;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private Optional<UserMessage> unknownField(ScheduleValues values) {
        List<Target> possible = possible(values);
        return values.constants().keySet().stream()
                .filter(field -> possible.stream()
                        .noneMatch(target -> target.field(field).isPresent()))
                .findFirst()
                .map(field -> UserMessage.of("schedule.field-unknown", field));
    }

    /** A value that none of the targets takes which the leads may go to. */
    private Optional<UserMessage> invalidValue(ScheduleValues values) {
        List<Target> possible = possible(values);
        return values.constants().entrySet().stream()
                .map(constant -> possible.stream()
                        .filter(target -> target.field(constant.getKey()).isPresent())
                        .map(target -> ConstantValue.problem(target, constant.getKey(), constant.getValue()))
                        .reduce((one, other) -> one.isEmpty() ? one : other)
                        .flatMap(problem -> problem))
                .flatMap(Optional::stream)
                .findFirst()
                .map(problem -> UserMessage.of("schedule.value-invalid", problem));
    }

    /** The targets that the leads may go to: the chosen one, or that of the mapping, or any. */
    private List<Target> possible(ScheduleValues values) {
        String chosen = values.target() == null ? targetOf(values.mapping()) : values.target();
        return targets()
                .filter(target -> chosen == null || target.name().equals(chosen))
                .toList();
    }

    private @Nullable String targetOf(@Nullable String mapping) {
        if (mapping == null || !mappings().contains(mapping)) {
            return null;
        }
        try {
            return Mapping.read(settings.config().resolve("mappings").resolve(mapping))
                    .target();
        } catch (UserException e) {
            return null;
        }
    }

    /** The mapping files that a schedule can use, by name. */
    public List<String> mappings() {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(settings.config().resolve("mappings"))) {
            files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .forEach(names::add);
        } catch (IOException e) {
            return List.of();
        }
        return names;
    }

    /** The notification channels of the configuration. */
    public List<String> channels() {
        return settings.notices().channels().stream()
                .map(NotifySettings.Channel::name)
                .toList();
    }

    private Stream<Target> targets() {
        return settings.targets().all().stream();
    }

    /**
     * Creates a schedule and its inbox.
     *
     * @throws UserException when a value is not valid, or the inbox cannot be created
     */
    public void create(ScheduleValues values, String who) {
        require(values, null);
        long id = saved.add(values, who).orElseThrow(() -> UserException.usage("schedule.name-taken"));
        timetable.refresh(id);
    }

    /**
     * Changes or renames a schedule; its history takes the new name.
     *
     * @param seen as the person saw it
     * @throws UserException when a value is not valid, the schedule was changed or deleted in the meantime, or is to be renamed
     *     while it is running
     */
    public void change(SavedSchedule seen, ScheduleValues values, String who) {
        require(values, seen.id());
        if (!seen.name().equals(values.name())) {
            requireIdle(seen, "rename");
        }
        if (!saved.change(seen, values, who)) {
            throw UserException.of(ExitCode.USAGE, changed(seen));
        }
        timetable.refresh(seen.id());
    }

    private UserMessage changed(SavedSchedule seen) {
        return saved.find(seen.id())
                .map(now -> UserMessage.of("schedule.changed-meanwhile", now.changedBy()))
                .orElseGet(() -> UserMessage.of("schedule.deleted-meanwhile"));
    }

    /**
     * Deletes a schedule. Its runs, its history and the files of its inbox stay.
     *
     * @throws UserException when it is running
     */
    public void delete(SavedSchedule seen) {
        requireIdle(seen, "delete");
        saved.delete(seen);
        timetable.remove(seen.id());
    }

    private void requireIdle(SavedSchedule seen, String action) {
        boolean running = executions.latest(seen.name(), 1).stream().anyMatch(last -> last.ending() == null);
        if (running) {
            throw UserException.usage("schedule.in-use", seen.name(), action);
        }
    }

    private void require(ScheduleValues values, @Nullable Long id) {
        problems(values, id).values().stream().findFirst().ifPresent(problem -> {
            throw UserException.usage("schedule.value-invalid", problem);
        });
        try {
            inboxes.create(values.inbox());
        } catch (IOException e) {
            throw UserException.usage("schedule.inbox-not-created", values.inbox());
        }
    }
}
