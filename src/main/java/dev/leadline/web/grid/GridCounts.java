package dev.leadline.web.grid;

import java.util.List;

/**
 * How far a file is.
 *
 * @param rows of the file
 * @param checked how many of them were checked so far
 * @param bad rows with a problem, without those that are not sent
 * @param fixed rows that have a problem in the file, and none any more
 * @param skipped rows that a person decided not to send
 * @param edited rows with a changed cell
 * @param problems by kind, the most frequent first
 */
public record GridCounts(
        long rows, long checked, long bad, long fixed, long skipped, long edited, List<GridProblem> problems) {

    public GridCounts {
        problems = List.copyOf(problems);
    }
}
