package dev.leadline.schedule;

/**
 * A file of a schedule of which nothing was imported, neither by the schedule nor by a person since.
 *
 * @param schedule the schedule's name
 * @param file its name in the folder {@code failed}
 */
public record FailedFile(String schedule, String file) {

    private static final String NO_RUN = "no-run-";

    /** The name under which a file that belongs to no run is put away. */
    static String nameOf(String arrival) {
        return NO_RUN + arrival;
    }

    /** Whether a file in the folder is one that belongs to no run. */
    static boolean isName(String file) {
        return file.startsWith(NO_RUN) && !InboxFile.isMarker(file);
    }

    /** The name under which it arrived. */
    public String arrival() {
        return file.substring(NO_RUN.length());
    }
}
