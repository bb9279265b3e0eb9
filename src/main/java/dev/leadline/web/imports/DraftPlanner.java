package dev.leadline.web.imports;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.lead.conversion.ColumnFormat.MoneyUnit;
import dev.leadline.lead.conversion.DateOrder;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.plan.ImportPlan;
import dev.leadline.plan.ImportPlanner;
import dev.leadline.plan.MappingOptions;
import dev.leadline.plan.ProfiledFile;
import dev.leadline.run.SilentListener;
import dev.leadline.settings.Settings;
import dev.leadline.web.mappings.SavedMappings;
import dev.leadline.web.page.DollarAmount;
import dev.leadline.web.upload.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a plan of what a person has chosen, with the reasons of the guess beside it. */
final class DraftPlanner {

    private static final int REMEMBERED = 16;
    private static final String YAML = ".yaml";

    /** What a mapping can say of a column's dates; it leaves open what it does not say. */
    private static final List<DateOrder> DECIDED = List.of(DateOrder.MONTH_FIRST, DateOrder.DAY_FIRST);

    /** Who says so of columns that a person has chosen a field for. */
    static final String CHOSEN = "your choice";

    private final Settings settings;
    private final ImportPlanner planner;
    private final SavedMappings mappings;
    private final DraftView view;
    private final Map<String, ProfiledFile> read = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .<String, ProfiledFile>build()
            .asMap();

    DraftPlanner(Settings settings, Clock clock) {
        this.settings = settings;
        this.planner = new ImportPlanner(settings, clock);
        this.mappings = SavedMappings.of(settings);
        this.view = new DraftView(settings);
    }

    /** The file, read once. */
    ProfiledFile read(Upload upload) {
        return read.computeIfAbsent(
                upload.id(), id -> ProfiledFile.read(upload.file(), settings.readOptions(), new SilentListener()));
    }

    void forget(Upload upload) {
        read.remove(upload.id());
    }

    SavedMappings mappings() {
        return mappings;
    }

    /** The saved mapping that was made for files with the same columns, the latest of several. */
    Optional<String> fitting(Upload upload) {
        List<String> header = lowerCase(read(upload).file().header());
        return mappings.names().stream().filter(name -> isFor(header, name)).max(Comparator.comparing(this::changedAt));
    }

    private boolean isFor(List<String> header, String name) {
        try {
            return lowerCase(Mapping.read(mappings.path(name)).header()).equals(header);
        } catch (UserException e) {
            return false;
        }
    }

    private static List<String> lowerCase(List<String> header) {
        return header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private FileTime changedAt(String name) {
        try {
            return Files.getLastModifiedTime(mappings.path(name));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** The target that a saved mapping is for, where it says so. */
    Optional<String> targetOf(String name) {
        return Optional.ofNullable(Mapping.read(mappings.path(name)).target());
    }

    DraftImport draft(Upload upload, DraftChoices choices) {
        DraftConflicts conflicts = new DraftConflicts(read(upload), planner);
        Target target = target(choices, conflicts);
        MappingOptions recognised = conflicts.withConstants(
                conflicts.withBase(base(target, choices, conflicts)), asSent(choices.constantsOf(target), conflicts));
        ImportPlan guess = planner.draft(read(upload), recognised, choices.account());
        return chosen(upload, choices, guess, recognised, conflicts);
    }

    /** Amounts are typed in dollars. */
    private static Map<String, String> asSent(Map<String, String> typed, DraftConflicts conflicts) {
        Map<String, String> asSent = new LinkedHashMap<>();
        typed.forEach((field, text) -> {
            Optional<String> value = DollarAmount.isFor(field) ? DollarAmount.cents(text) : Optional.of(text);
            value.ifPresentOrElse(
                    sent -> asSent.put(field, sent),
                    () -> conflicts.add(
                            DraftForm.CONSTANT + field,
                            UserMessage.of("web.no-rent").text()));
        });
        return asSent;
    }

    private Target target(DraftChoices choices, DraftConflicts conflicts) {
        try {
            return settings.targets().named(choices.target(), settings.vendor());
        } catch (UserException e) {
            conflicts.add("target", e.forConsole());
            return settings.targets().named(Targets.USUAL, settings.vendor());
        }
    }

    private MappingOptions base(Target target, DraftChoices choices, DraftConflicts conflicts) {
        MappingOptions none = new MappingOptions(target, null, null, Map.of());
        if (choices.base().isEmpty()) {
            return none;
        }
        if (!mappings.has(choices.base())) {
            conflicts.add("base", "The mapping %s no longer exists.".formatted(choices.base()));
            return none;
        }
        try {
            return new MappingOptions(
                    target, mappings.path(choices.base()), Mapping.read(mappings.path(choices.base())), Map.of());
        } catch (UserException e) {
            conflicts.add("base", e.forConsole());
            return none;
        }
    }

    private DraftImport chosen(
            Upload upload,
            DraftChoices choices,
            ImportPlan guess,
            MappingOptions recognised,
            DraftConflicts conflicts) {
        Path file = ofItsOwn(upload);
        Mapping asRecognised = written(guess.mapping().toYaml(), file);
        Mapping asChosen = asChosen(asRecognised, guess.mapping(), choices);
        if (asChosen.columns().equals(asRecognised.columns()) && asChosen.drop().equals(asRecognised.drop())) {
            return view.of(
                    new DraftView.PlannedDraft(guess, guess, asChosen, recognised), choices, conflicts.byInput());
        }
        Mapping accepted = conflicts.withColumns(recognised, asChosen);
        written(accepted.toYaml(), file);
        MappingOptions mappingOptions = new MappingOptions(recognised.target(), file, accepted, recognised.constants());
        ImportPlan plan = planner.draft(read(upload), mappingOptions, choices.account());
        return view.of(new DraftView.PlannedDraft(plan, guess, asChosen, mappingOptions), choices, conflicts.byInput());
    }

    /** Never the file of another draft: pages ask for several at a time, and an import reads what was chosen for it. */
    private static Path ofItsOwn(Upload upload) {
        try {
            return Files.createTempFile(upload.beside(""), "mapping-", YAML);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mapping written(String yaml, Path file) {
        try {
            Files.writeString(file, yaml);
            return Mapping.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Constants stand beside the mapping, so that a person can change them without changing it. */
    private static Mapping asChosen(Mapping recognised, MappingPlan plan, DraftChoices choices) {
        Map<String, Mapping.Column> columns = new LinkedHashMap<>();
        Map<Integer, String> fields = choices.fieldsOf(plan.target());
        SharedFields shared = new SharedFields(plan.target(), kept(recognised, plan, fields));
        for (int place = 0; place < plan.columns().size(); place++) {
            String name = plan.columns().get(place).column();
            Mapping.Column before = recognised.columns().get(name);
            String field = fields.getOrDefault(place, before == null ? "" : before.field());
            if (!field.isEmpty()) {
                Mapping.Column column = column(before, field, place, choices);
                String role = choices.roles().get(place);
                columns.put(name, isSame(before, field) ? shared.withRole(column, role) : shared.added(column, role));
            }
        }
        return new Mapping(
                CHOSEN,
                recognised.target(),
                recognised.region(),
                recognised.header(),
                columns,
                Map.of(),
                choices.omitsInvalid() ? plan.omissible() : recognised.drop(),
                recognised.rest(),
                recognised.orderBy());
    }

    /** The fields of the columns that a person has left as they were recognized. */
    private static Set<String> kept(Mapping recognised, MappingPlan plan, Map<Integer, String> fields) {
        return IntStream.range(0, plan.columns().size())
                .filter(place -> {
                    Mapping.Column before =
                            recognised.columns().get(plan.columns().get(place).column());
                    return before != null && isSame(before, fields.getOrDefault(place, before.field()));
                })
                .mapToObj(place -> String.valueOf(plan.columns().get(place).field()))
                .collect(Collectors.toSet());
    }

    private static boolean isSame(Mapping.@Nullable Column before, String field) {
        return before != null && before.field().equals(field);
    }

    private static Mapping.Column column(
            Mapping.@Nullable Column before, String field, int place, DraftChoices choices) {
        DateOrder order = chosen(DECIDED, choices.orders().get(place));
        MoneyUnit unit = chosen(List.of(MoneyUnit.values()), choices.units().get(place));
        if (before == null || !isSame(before, field)) {
            return new Mapping.Column(field, order, unit, Map.of());
        }
        return new Mapping.Column(
                field,
                choices.orders().containsKey(place) ? order : before.dateOrder(),
                choices.units().containsKey(place) ? unit : before.money(),
                before.lookup(),
                before.values(),
                before.role());
    }

    private static <E extends Enum<E>> @Nullable E chosen(List<E> all, @Nullable String word) {
        return all.stream()
                .filter(one -> DraftChoices.word(one).equals(word))
                .findFirst()
                .orElse(null);
    }
}
