package dev.leadline.web.grid;

import java.util.List;

/**
 * How far a file is. Each row with a problem, now or in the file, counts once: as bad, fixed, skipped, duplicate or sent anyway.
 *
 * @param rows of the file
 * @param checked how many of them were checked so far
 * @param wrong rows with a problem, now or in the file
 * @param bad rows with a problem, without those that a person decided about
 * @param fixed rows that have a problem in the file, and none any more, and will be sent
 * @param duplicates rows without a problem that are skipped, because the same prospect is or was sent
 * @param anyway rows that a person decided to send although they look like duplicates
 * @param skipped rows that a person decided not to send
 * @param edited rows with a changed cell
 * @param problems by kind, the most frequent first
 */
record GridCounts(
        long rows,
        long checked,
        long wrong,
        long bad,
        long fixed,
        long duplicates,
        long anyway,
        long skipped,
        long edited,
        List<GridProblem> problems) {

    public GridCounts {
        problems = List.copyOf(problems);
    }
}
