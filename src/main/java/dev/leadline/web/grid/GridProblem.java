package dev.leadline.web.grid;

/**
 * How many rows have a problem.
 *
 * @param key names it in a {@link GridQuery}
 * @param label for people
 * @param column the place of its column, or -1
 * @param rows how many have it now
 * @param suggested for how many of them there is a suggestion
 */
record GridProblem(String key, String label, int column, long rows, long suggested) {}
