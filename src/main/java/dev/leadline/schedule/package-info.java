/**
 * Scheduled imports. {@link Schedules} runs each schedule of the settings at its times, finds complete files in its
 * inbox, imports them, and moves them to {@code archive} or {@code failed}. If several processes share a database, one
 * of them runs each execution. {@link ScheduleState} shows a schedule, and {@link ScheduleEvent} reports what it did.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "message",
            "lead",
            "lead :: *",
            "database",
            "ledger",
            "report",
            "settings",
            "run",
            "delivery"
        })
@NullMarked
package dev.leadline.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
