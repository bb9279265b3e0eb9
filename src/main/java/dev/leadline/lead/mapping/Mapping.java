package dev.leadline.lead.mapping;

import dev.leadline.lead.conversion.ColumnFormat.MoneyUnit;
import dev.leadline.lead.conversion.DateOrder;
import dev.leadline.source.ReadOptions;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person has decided about the columns of a kind of file.
 *
 * @param file the file that says so, for messages
 * @param target the target that it is for, or null when it is for any that has the fields
 * @param region the region whose phone numbers and dates the columns hold, such as {@code US}
 * @param header the columns of the file that it was made for, in order; empty when nobody has said
 * @param columns column to what it feeds, in the file's order
 * @param constants field to a value in the API's own form; several values are separated by commas
 * @param drop the fields that are left out of a row where their cell does not convert, in place of rejecting the row
 * @param rest the text field to which all other columns are added with their names, or null when they are not sent
 * @param orderBy the column in whose order leads are sent, with {@code :desc} behind it for the greatest first, or null for the order
 *     of the file
 */
public record Mapping(
        String file,
        @Nullable String target,
        String region,
        List<String> header,
        Map<String, Column> columns,
        Map<String, String> constants,
        List<String> drop,
        @Nullable String rest,
        @Nullable String orderBy) {

    /** The region where nothing else is said. */
    static final String DEFAULT_REGION = "US";

    /** The header of files that have none, as a mapping file says it. */
    static final List<String> NO_HEADER = List.of("none");

    public Mapping {
        header = List.copyOf(header);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        drop = List.copyOf(drop);
    }

    /**
     * A mapping that sends no other columns, in the order of the file.
     *
     * @param file the file that says so, for messages
     * @param target the target that it is for, or null
     * @param region the region whose phone numbers and dates the columns hold
     * @param header the columns of the file that it was made for
     * @param columns column to what it feeds
     * @param constants field to a value
     * @param drop the fields that are left out of a row where their cell does not convert
     */
    public Mapping(
            String file,
            @Nullable String target,
            String region,
            List<String> header,
            Map<String, Column> columns,
            Map<String, String> constants,
            List<String> drop) {
        this(file, target, region, header, columns, constants, drop, null, null);
    }

    /**
     * How the rows of a file are read.
     *
     * @param usual what the settings say
     * @return the same, but without a header where the mapping says that the files have none
     */
    public ReadOptions readOptions(ReadOptions usual) {
        return header.equals(NO_HEADER) ? usual.withoutHeader() : usual;
    }

    /**
     * What a column feeds, and how it is read.
     *
     * @param field the field, or {@code full_name}
     * @param dateOrder whether day or month comes first, or null when the column's values decide
     * @param money the unit of an amount, or null for cents where the column is named like the field and dollars elsewhere
     * @param lookup the table that turns names into ids, a CSV file or {@code propexo}, or null when cells hold the value
     * @param values cells that stand for a value in the API's own form; an empty text stands for nothing
     * @param role how it takes part where several columns fill the field
     */
    public record Column(
            String field,
            @Nullable DateOrder dateOrder,
            @Nullable MoneyUnit money,
            @Nullable String lookup,
            Map<String, String> values,
            ColumnRole role) {

        public Column {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /**
         * A column whose cells hold the value.
         *
         * @param field the field, or {@code full_name}
         * @param dateOrder whether day or month comes first, or null
         * @param money the unit of an amount, or null
         * @param values cells that stand for a value
         */
        public Column(
                String field, @Nullable DateOrder dateOrder, @Nullable MoneyUnit money, Map<String, String> values) {
            this(field, dateOrder, money, null, values, ColumnRole.ALONE);
        }
    }

    /**
     * Reads a mapping file.
     *
     * @param yaml the file
     * @return what it says; whether the fields and columns exist is for {@link Planner} to see
     * @throws dev.leadline.message.UserException when it cannot be read or holds a key that is not known
     */
    public static Mapping read(Path yaml) {
        return MappingFile.read(yaml);
    }

    /**
     * The mapping as a file of its own, which {@link #read} reads as an equal one.
     *
     * @return YAML
     */
    public String toYaml() {
        return MappingFile.write(this);
    }
}
