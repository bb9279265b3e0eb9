package dev.leadline.lead.mapping;

import dev.leadline.lead.conversion.LookupTable;
import dev.leadline.lead.conversion.LookupTable.Entry;
import dev.leadline.message.UserException;
import dev.leadline.source.LeadFile;
import dev.leadline.source.ReadOptions;
import dev.leadline.source.Row;
import dev.leadline.source.RowFault;
import dev.leadline.source.RowReader;
import dev.leadline.source.SourceLimits;
import dev.leadline.source.UnusableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Reads a lookup table from a CSV file and reports errors with their line. */
final class LookupFile {

    /** Optional columns: a name with a value in one of them is valid only for leads with that value. */
    private static final List<String> SCOPES = List.of("integration_id", "community_id");

    private static final int MOST_ENTRIES = 100_000;

    private final Path path;
    private final List<String> header;
    private final Map<String, Integer> scopes = new HashMap<>();

    private LookupFile(Path path, List<String> header) {
        this.path = path;
        this.header = header;
        SCOPES.forEach(field -> place(field).ifPresent(place -> scopes.put(field, place)));
    }

    /**
     * @param written how the mapping names it
     * @throws UserException when it is no such table
     */
    static LookupTable read(Path path, String written, SourceLimits limits) {
        try {
            LeadFile file = LeadFile.open(path, ReadOptions.within(limits));
            try (RowReader rows = file.read()) {
                return new LookupTable(written, new LookupFile(path, file.header()).entries(rows), true);
            }
        } catch (UnusableFileException e) {
            throw UserException.usage("lead.mapping.lookup-invalid", path, e.getMessage());
        }
    }

    private List<Entry> entries(RowReader rows) {
        int name = required("name");
        int id = required("id");
        List<Entry> entries = new ArrayList<>();
        while (rows.hasNext()) {
            Row row = rows.next();
            RowFault fault = row.fault();
            if (fault != null) {
                throw UserException.usage("lead.mapping.lookup-line", path, row.line(), fault.detail());
            }
            if (entries.size() == MOST_ENTRIES) {
                throw UserException.usage("lead.mapping.lookup-too-long", path, row.line(), MOST_ENTRIES);
            }
            entries.add(new Entry(filled(row, name, "name"), filled(row, id, "id"), within(row)));
        }
        return entries;
    }

    private int required(String column) {
        return place(column).orElseThrow(() -> UserException.usage("lead.mapping.lookup-without-column", path, column));
    }

    private OptionalInt place(String column) {
        return IntStream.range(0, header.size())
                .filter(place -> new HeaderName(header.get(place)).is(column))
                .findFirst();
    }

    private String filled(Row row, int place, String what) {
        String cell = row.cells().get(place).strip();
        if (cell.isEmpty()) {
            throw UserException.usage("lead.mapping.lookup-cell-empty", path, row.line(), what);
        }
        return cell;
    }

    private Map<String, String> within(Row row) {
        Map<String, String> within = new HashMap<>();
        scopes.forEach((field, place) -> {
            String value = row.cells().get(place).strip();
            if (!value.isEmpty()) {
                within.put(field, value);
            }
        });
        return within;
    }
}
