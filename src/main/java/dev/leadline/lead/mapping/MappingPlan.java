package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.conversion.FileProfile;
import dev.leadline.lead.conversion.Lookup;
import dev.leadline.lead.conversion.LookupTable;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.source.ReadOptions;
import dev.leadline.source.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is done with the columns of one file: decided once, stored with the run, and the same for every row, on resume and
 * for fixed rejects too.
 *
 * <p>Immutable, and safe for use by several threads.
 */
public final class MappingPlan {

    private final StoredPlan stored;
    private final Target target;
    private final Optional<UserMessage> gap;
    private final List<String> placeholders;
    private final List<String> chosen;
    private final List<String> misfits;
    private final RowConverter converter;

    /**
     * @param misfits warnings with values of the file, which are shown and never stored
     */
    MappingPlan(StoredPlan stored, Target target, Optional<UserMessage> gap, List<String> misfits) {
        this(stored, target, gap, List.of(), List.of(), misfits);
    }

    private MappingPlan(
            StoredPlan stored,
            Target target,
            Optional<UserMessage> gap,
            List<String> placeholders,
            List<String> chosen,
            List<String> misfits) {
        this.placeholders = placeholders;
        this.chosen = chosen;
        this.misfits = misfits;
        this.stored = stored;
        this.target = target;
        this.gap = gap;
        this.converter = new RowConverter(
                target,
                stored.columns(),
                stored.constants(),
                new OmissionRules(target, stored.choice(), stored.drop()));
    }

    /** The same plan, of which more is to be told. */
    MappingPlan telling(List<String> notes, List<String> warnings) {
        return new MappingPlan(stored.telling(notes, warnings), target, gap, placeholders, chosen, misfits);
    }

    /** The same plan, in which some constants are placeholders. */
    MappingPlan withPlaceholders(List<String> fields) {
        return new MappingPlan(stored, target, gap, fields, chosen, misfits);
    }

    /** The same plan, in which some constants were chosen in the console. */
    MappingPlan withChosen(List<String> fields) {
        return new MappingPlan(stored, target, gap, placeholders, fields, misfits);
    }

    /**
     * The same plan for the rows that are read in a certain way.
     *
     * @param how as the file was opened
     * @return a copy
     */
    public MappingPlan forRowsRead(ReadOptions how) {
        return new MappingPlan(stored.reading(RowsChoice.of(how)), target, gap, placeholders, chosen, misfits);
    }

    /**
     * The same plan, whose leads are sent in an order of their own. That makes no other plan of it.
     *
     * @param column a column of the file, with {@code :desc} behind it for the greatest first
     * @param profile what the file's columns look like
     * @throws UserException when the file has no such column
     */
    public MappingPlan orderedBy(String column, FileProfile profile) {
        SendOrder order = SendOrder.of(column, stored, profile);
        return new MappingPlan(stored.ordered(order), target, gap, placeholders, chosen, misfits)
                .telling(List.of(order.note()), order.warning(profile).stream().toList());
    }

    /**
     * The column in whose order leads are sent.
     *
     * @return as {@link #orderedBy} takes it; empty for the order of the file
     */
    public Optional<String> order() {
        return Optional.ofNullable(stored.order()).map(SendOrder::text);
    }

    /**
     * What a row is sorted by before it is sent.
     *
     * @param row a row of the file that the plan was made for
     * @return text that compares as the rows do; empty for the order of the file; personal data
     */
    public Optional<String> sortKey(Row row) {
        return Optional.ofNullable(stored.order()).map(order -> order.key(row));
    }

    /**
     * How the rows of this plan are read.
     *
     * @param settings for everything else
     * @return the sheet as it was chosen when the plan was made
     */
    public ReadOptions readOptions(ReadOptions settings) {
        return RowsChoice.applied(stored.sheet(), settings);
    }

    /**
     * Where the leads go.
     *
     * @return with its vendor's rules where one was named
     */
    public Target target() {
        return target;
    }

    /**
     * What is done with each column.
     *
     * @return one for each column of the header, in order
     */
    public List<ColumnPlan> columns() {
        return stored.columns();
    }

    /**
     * The values that every lead gets.
     *
     * @return field to converted value, in the target's order
     */
    public Map<String, Object> constants() {
        return stored.constants();
    }

    /**
     * Whose habits of writing apply.
     *
     * @return ISO 3166 code, such as {@code US}
     */
    public String region() {
        return stored.region();
    }

    /**
     * What happens to a row with a value that is not valid for an optional field.
     *
     * @return the choice that the plan was made with
     */
    public InvalidValues invalidValues() {
        return stored.choice();
    }

    /**
     * The fields that {@link InvalidValues#OMIT} is about, as a mapping lists them under {@code drop}.
     *
     * @return names of fields of the target
     */
    public List<String> omissible() {
        return OmissionRules.omissible(target);
    }

    /**
     * The same plan with another choice.
     *
     * @param choice what happens to a row with a value that is not valid for an optional field
     * @return a new plan
     */
    public MappingPlan with(InvalidValues choice) {
        return new MappingPlan(stored.with(choice), target, gap, placeholders, chosen, misfits);
    }

    /**
     * What was decided.
     *
     * @return sentences to print
     */
    public List<String> notes() {
        return stored.notes();
    }

    /**
     * What must be seen before anything is sent.
     *
     * @return sentences to print; mostly empty
     */
    public List<String> warnings() {
        return Stream.concat(stored.warnings().stream(), misfits.stream()).toList();
    }

    /**
     * Why the plan must not be carried out.
     *
     * @return what it lacks and what to do, in a sentence; empty for every plan of {@link Planner#plan}
     */
    public Optional<UserMessage> gap() {
        return gap;
    }

    /**
     * The constants that still need a value before an import.
     *
     * @return field names; empty for every plan of {@link Planner#plan}
     */
    public List<String> placeholders() {
        return placeholders;
    }

    /**
     * The constants that come from the account chosen in the console.
     *
     * @return field to ID
     */
    public Map<String, Object> chosen() {
        return chosen.stream()
                .collect(Collectors.toMap(
                        field -> field,
                        field -> Objects.requireNonNull(constants().get(field))));
    }

    /** Required fields that identify the account, and which neither a column nor a constant fills. */
    List<String> missingAccountFields() {
        Set<String> filled = new HashSet<>(constants().keySet());
        columns().forEach(column -> filled.addAll(column.feeds()));
        return target.fields().stream()
                .filter(Field::required)
                .map(Field::name)
                .filter(field -> TargetFields.isOfAccount(field) && !filled.contains(field))
                .toList();
    }

    /**
     * Turns a row into a lead.
     *
     * @param row a row of the file that the plan was made for
     * @return the lead, or all problems of the row at once
     */
    public Verdict convert(Row row) {
        return converter.convert(row);
    }

    /**
     * Turns a row into a lead, and counts its warnings.
     *
     * @param row a row of the file that the plan was made for
     * @param notes counts them
     * @return the lead, or all problems of the row at once
     */
    public Verdict convert(Row row, ConversionNotes notes) {
        Verdict verdict = converter.convert(row);
        notes.add(verdict);
        return verdict;
    }

    /**
     * The words by which a person finds a row again.
     *
     * @param row a row of the file that the plan was made for
     * @return as {@link SearchWords} has them; personal data
     */
    public Set<String> searchWords(Row row) {
        return SearchWords.of(columns(), row);
    }

    /**
     * What makes two plans the same for a run: target, columns with their formats, constants. The reasons for them do not
     * count, so a guess and the mapping file that it was printed to are the same. Nor does it count what happens to values that are
     * not valid, or in which order leads are sent: the same file with another choice is no reason to send its leads again.
     *
     * @return stable text; may hold constants
     */
    public String identity() {
        return stored.identity(target);
    }

    /**
     * What the lookups make of the names that occur in a file: what makes two plans the same beside {@link #identity()}. A
     * name that is added to a table and does not occur makes no other plan.
     *
     * @param cells the different cells of a column, given its place from 0; of all rows without a fault
     * @return stable text; empty when nothing is looked up
     */
    public String meaningOfNames(IntFunction<Set<String>> cells) {
        Map<Integer, Object> meaning = new TreeMap<>();
        for (int place = 0; place < columns().size(); place++) {
            LookupTable table = columns().get(place).lookup();
            if (table != null) {
                meaning.put(place, new Lookup(table).meaning(cells.apply(place)));
            }
        }
        return meaning.isEmpty() ? "" : JsonMapper.shared().writeValueAsString(meaning);
    }

    /**
     * Whether names are looked up in lists that nobody has fetched: such a plan is for looking at, and not for sending.
     *
     * @return false where every table is known
     */
    public boolean leavesNamesUnchecked() {
        return columns().stream().map(ColumnPlan::lookup).anyMatch(table -> table != null && !table.checked());
    }

    /**
     * Whether a column tells who consented to messages.
     *
     * @param json what {@link #toJson} wrote
     */
    public static boolean readsConsent(String json) {
        return JsonMapper.shared().readValue(json, StoredPlan.class).columns().stream()
                .anyMatch(column -> column.feeds().contains(ConsentColumns.FIELD));
    }

    /**
     * The plan as it is stored with a run.
     *
     * @return JSON that {@link #fromJson} reads
     * @throws IllegalStateException when it is not for sending
     */
    public String toJson() {
        if (leavesNamesUnchecked()) {
            throw new IllegalStateException("a plan with unchecked names cannot be sent");
        }
        return JsonMapper.shared().writeValueAsString(stored);
    }

    /**
     * The plan of a run.
     *
     * @param json what {@link #toJson} wrote
     * @param targets the targets that are known now
     * @return a plan that converts as the stored one did, under the target's present rules
     * @throws UserException when the target is gone, or does not take a field any more
     */
    public static MappingPlan fromJson(String json, Targets targets) {
        StoredPlan stored = JsonMapper.shared().readValue(json, StoredPlan.class);
        Target target = targets.named(stored.target(), stored.vendor());
        List<String> fields = new ArrayList<>(stored.constants().keySet());
        stored.columns().forEach(column -> fields.addAll(column.feeds()));
        fields.stream()
                .filter(field -> target.field(field).isEmpty())
                .findFirst()
                .ifPresent(field -> {
                    throw UserException.usage("lead.mapping.field-gone", field, target);
                });
        return new MappingPlan(stored, target, Optional.empty(), List.of());
    }

    /**
     * The choice of a stored plan.
     *
     * @param json what {@link #toJson} wrote
     * @return what happens to a row with a value that is not valid for an optional field
     */
    public static InvalidValues invalidValuesOf(String json) {
        return JsonMapper.shared().readValue(json, StoredPlan.class).choice();
    }

    /**
     * The order of a stored plan.
     *
     * @param json what {@link #toJson} wrote
     * @return as {@link #order()} has it
     */
    public static Optional<String> orderOf(String json) {
        return Optional.ofNullable(
                        JsonMapper.shared().readValue(json, StoredPlan.class).order())
                .map(SendOrder::text);
    }

    /**
     * The plan as a mapping file, with the evidence as comments and the columns that are not sent as lines
     * to fill in. What was chosen in the console is not in it, so that it can be chosen anew.
     *
     * @return YAML that {@link Mapping#read} reads
     */
    public String toYaml() {
        return PlanYaml.of(stored.without(placeholders).without(chosen), target, gap);
    }
}
