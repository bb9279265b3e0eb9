/**
 * Diagnostics. {@link Doctor} checks settings, API, database, disk, inboxes and console access, and returns a
 * {@link DiagnosticResult} for each check, with what to do about a problem. It changes nothing.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "message",
            "security",
            "lead",
            "lead :: *",
            "ledger",
            "propexo",
            "settings",
            "home",
            "run",
            "schedule",
            "delivery"
        })
@NullMarked
package dev.leadline.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
