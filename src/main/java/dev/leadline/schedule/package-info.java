/** Nightly imports: inbox folders, cron, and what happens with a file after; {@link dev.leadline.schedule.Schedules} is the door. */
@NullMarked
package dev.leadline.schedule;

import org.jspecify.annotations.NullMarked;
