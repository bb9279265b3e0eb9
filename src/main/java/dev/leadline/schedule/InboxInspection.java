package dev.leadline.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What is found in an inbox before a schedule uses it.
 *
 * @param known false when the name or the pattern is not valid
 * @param missing whether the folder does not exist; saving the schedule creates it
 * @param problem what is wrong with the folder and what to do, or null
 * @param files how many files match now
 */
public record InboxInspection(
        boolean known, boolean missing, @Nullable String problem, int files) {

    static final InboxInspection UNKNOWN = new InboxInspection(false, false, null, 0);
}
