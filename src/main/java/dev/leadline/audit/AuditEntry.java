package dev.leadline.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did.
 *
 * @param id grows with every action
 * @param at when
 * @param who a person, or the schedule that acts for one
 * @param what such as {@code resume}
 * @param run the run that it was done to, or null
 * @param detail a few words more without personal data, or null
 */
public record AuditEntry(
        long id,
        Instant at,
        String who,
        String what,
        @Nullable Long run,
        @Nullable String detail) {}
