/**
 * The pages of runs: the active runs, the list of runs, one run, its rows, and the actions on them. {@link RunsPages}
 * registers the controllers.
 */
@NullMarked
package dev.leadline.web.runs;

import org.jspecify.annotations.NullMarked;
