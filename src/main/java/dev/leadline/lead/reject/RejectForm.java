package dev.leadline.lead.reject;

import dev.leadline.source.Row;
import java.util.List;
import java.util.OptionalLong;

/** How a reject file is built: five columns that say which row each record stands for, then the file's own. */
public final class RejectForm {

    /** The names of the columns that stand before the file's own. */
    public static final List<String> OWN_COLUMNS =
            List.of("leadline_run", "leadline_row", "leadline_line", "leadline_status", "leadline_problems");

    /** The place of the column that names the run of each record. */
    public static final int RUN_COLUMN = 0;

    /** What stands for a run in the rejects of a check, which has none. */
    public static final String NO_RUN = "check";

    /** What stands for the status of a row whose cells are just as a person wants them, since no spreadsheet has had them. */
    public static final String CORRECTED = "CORRECTED";

    private static final int STATUS = 3;

    private RejectForm() {}

    /**
     * How a run is named, so that it is never taken for the equally numbered run of another home.
     *
     * @param home the home's random id
     * @param run the run's number
     * @return such as {@code 0f8c…/12}
     */
    public static String runName(String home, long run) {
        return home + "/" + run;
    }

    /**
     * Whether a file is a reject file, by its header.
     *
     * @param header the names of its columns
     * @return true when exactly the five names stand in front
     */
    public static boolean isRejects(List<String> header) {
        return header.size() >= OWN_COLUMNS.size()
                && header.subList(0, OWN_COLUMNS.size()).equals(OWN_COLUMNS);
    }

    /**
     * The columns of the file that the rejects came from.
     *
     * @param header of a reject file
     * @return its names as they stood there
     */
    public static List<String> leadColumns(List<String> header) {
        return header.stream()
                .skip(OWN_COLUMNS.size())
                .map(FormulaGuard::unguard)
                .toList();
    }

    /**
     * The run that a record names.
     *
     * @param row of a reject file
     * @return what stands in its first cell, which may be anything
     */
    public static String runOf(Row row) {
        return cell(row, RUN_COLUMN);
    }

    /**
     * The row that a record stands for.
     *
     * @param row of a reject file
     * @return its number, or empty where none stands there
     */
    public static OptionalLong rowOf(Row row) {
        String number = cell(row, 1).strip();
        return number.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(number)) : OptionalLong.empty();
    }

    /**
     * The cells of a record as they stood before they went out, or as a person has changed them.
     *
     * @param row of a reject file
     * @return the cells of the lead, no longer guarded
     */
    public static List<String> leadCells(Row row) {
        return leadColumns(row.cells());
    }

    /**
     * Whether the cells of a record are just as a person wants them.
     *
     * @param row of a reject file
     * @return false where a spreadsheet may have typed them anew
     */
    public static boolean isCorrected(Row row) {
        return cell(row, STATUS).equals(CORRECTED);
    }

    private static String cell(Row row, int place) {
        return row.cells().size() > place ? row.cells().get(place) : "";
    }
}
