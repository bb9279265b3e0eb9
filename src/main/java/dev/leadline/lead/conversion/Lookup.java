package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.AMBIGUOUS_NAME;
import static dev.leadline.lead.ProblemCode.UNKNOWN_NAME;

import dev.leadline.lead.Field;
import dev.leadline.lead.Nearest;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.lead.conversion.LookupTable.Entry;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the ids that names stand for. A name is known or it is not: only case, blanks and punctuation do not count, and one
 * that is merely near is offered and never taken. Safe for use by several threads.
 */
public final class Lookup {

    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´]");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int MOST_IDS = 5;

    private final LookupTable table;
    private final Map<String, List<Entry>> byName = new HashMap<>();
    private final Map<String, List<Entry>> byId = new HashMap<>();

    /**
     * @param table the lookup table
     */
    public Lookup(LookupTable table) {
        this.table = table;
        table.entries().forEach(entry -> {
            byName.computeIfAbsent(fold(entry.name()), key -> new ArrayList<>()).add(entry);
            byId.computeIfAbsent(entry.id(), key -> new ArrayList<>()).add(entry);
        });
    }

    private static String fold(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        String words = NO_LETTERS
                .matcher(APOSTROPHES.matcher(lower).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return words.isEmpty() ? lower : words;
    }

    /**
     * Whether a cell is in the table, as a name or as an ID.
     *
     * @param cell as in the file
     * @return false for an empty one
     */
    public boolean knows(String cell) {
        return !found(CellText.clean(cell)).isEmpty();
    }

    /**
     * What the table makes of cells, whatever else their rows hold.
     *
     * @param cells as they stand in the file
     * @return name to what it stands for, for those that are known; stable
     */
    public Map<String, Collection<String>> meaning(Collection<String> cells) {
        Map<String, Collection<String>> meaning = new TreeMap<>();
        cells.forEach(cell -> {
            List<Entry> found = found(CellText.clean(cell));
            if (!found.isEmpty()) {
                meaning.put(fold(CellText.clean(cell)), meaningOf(found));
            }
        });
        return meaning;
    }

    private static Collection<String> meaningOf(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.id() + new TreeMap<>(entry.within()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Converts one cell.
     *
     * @param field the field for the ID
     * @param cell as in the file
     * @param known the values that the row has for other fields; they tell names apart that several communities use
     * @return the id, or why there is none
     */
    public Converted convert(Field field, String cell, Map<String, Object> known) {
        Converted plain = Conversions.convert(field, cell, ColumnFormat.DEFAULT);
        if (!(plain instanceof Value)) {
            return plain;
        }
        String text = CellText.clean(cell);
        if (!table.checked()) {
            return new Value("<id of " + text + ">");
        }
        List<Entry> everywhere = found(text);
        List<Entry> here =
                everywhere.stream().filter(entry -> holds(entry, known)).toList();
        Set<String> ids = here.stream().map(Entry::id).collect(Collectors.toCollection(TreeSet::new));
        if (ids.size() == 1) {
            return new Value(ids.iterator().next());
        }
        return ids.isEmpty() ? unknown(text, everywhere, known) : ambiguous(text, ids, here, known);
    }

    private List<Entry> found(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.concat(
                                byName.getOrDefault(fold(text), List.of()).stream(),
                                byId.getOrDefault(text, List.of()).stream())
                        .distinct()
                        .toList();
    }

    private static boolean holds(Entry entry, Map<String, Object> known) {
        return entry.within().entrySet().stream().allMatch(scope -> {
            Object value = known.get(scope.getKey());
            return value == null || value.equals(scope.getValue());
        });
    }

    private Failed unknown(String text, List<Entry> elsewhere, Map<String, Object> known) {
        if (!elsewhere.isEmpty()) {
            String scope = elsewhere.stream()
                    .flatMap(entry -> entry.within().entrySet().stream())
                    .filter(entry -> known.containsKey(entry.getKey())
                            && !entry.getValue().equals(known.get(entry.getKey())))
                    .map(entry -> entry.getKey() + " " + known.get(entry.getKey()))
                    .findFirst()
                    .orElseGet(() -> UserMessage.of("lead.cell.this-row").text());
            return Failed.of(
                    UNKNOWN_NAME,
                    UserMessage.of("lead.cell.listed-elsewhere", CellText.quote(text), table.origin(), scope));
        }
        List<String> names = table.entries().stream()
                .filter(entry -> holds(entry, known))
                .map(Entry::name)
                .filter(name -> !name.isEmpty())
                .toList();
        List<String> near = Nearest.to(text, names);
        if (near.isEmpty()) {
            return Failed.of(UNKNOWN_NAME, UserMessage.of("lead.cell.unlisted", CellText.quote(text), table.origin()));
        }
        String offer = near.stream().map(CellText::quote).collect(Collectors.joining(" or "));
        return Failed.of(
                UNKNOWN_NAME,
                UserMessage.of("lead.cell.unlisted-but-similar", CellText.quote(text), table.origin(), offer));
    }

    private Failed ambiguous(String text, Set<String> ids, List<Entry> here, Map<String, Object> known) {
        String apart = here.stream()
                .flatMap(entry -> entry.within().keySet().stream())
                .filter(field -> !known.containsKey(field))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
        String listed = ids.stream().limit(MOST_IDS).collect(Collectors.joining(", "))
                + (ids.size() > MOST_IDS ? " and " + (ids.size() - MOST_IDS) + " more" : "");
        return apart.isEmpty()
                ? Failed.of(
                        AMBIGUOUS_NAME,
                        UserMessage.of(
                                "lead.cell.several-ids", CellText.quote(text), ids.size(), table.origin(), listed))
                : Failed.of(
                        AMBIGUOUS_NAME,
                        UserMessage.of(
                                "lead.cell.several-ids-apart",
                                CellText.quote(text),
                                ids.size(),
                                table.origin(),
                                listed,
                                apart));
    }
}
