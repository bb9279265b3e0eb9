/**
 * The page of schedules: when each runs next, what it did, and the actions on it. {@link SchedulesPages} registers the
 * controller.
 */
@NullMarked
package dev.leadline.web.schedules;

import org.jspecify.annotations.NullMarked;
