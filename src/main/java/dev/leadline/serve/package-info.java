/**
 * The long-running process of {@code leadline serve}. {@link Server} starts and stops the console, the schedules, their
 * notifications, late confirmation, and the sending of released rows, all with one ledger.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "message",
            "settings",
            "run",
            "privacy",
            "audit",
            "ledger",
            "report",
            "schedule",
            "notification",
            "web",
            "watch",
            "lead",
            "lead :: *"
        })
@NullMarked
package dev.leadline.serve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
