package dev.leadline.schedule;

import dev.leadline.settings.ScheduleSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is done when the time of a schedule has come. */
interface ScheduleTasks {

    /**
     * Does it.
     *
     * @param schedule whose time has come
     * @param dueAt when it should have been, or null where a person wants it now
     * @param who the person, or null
     * @return false where it was cut off because this process ends, and is to be had again
     */
    boolean have(ScheduleSettings schedule, @Nullable Instant dueAt, @Nullable String who);
}
