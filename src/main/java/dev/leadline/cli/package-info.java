/**
 * The command. {@link Cli} parses the arguments, calls the service of the module that does the work, prints the result
 * as text or JSON by {@code cli.output}, and returns the exit code. It makes no decisions about rows.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "message",
            "source",
            "lead",
            "lead :: *",
            "audit",
            "ledger",
            "report",
            "settings",
            "home",
            "transfer",
            "run",
            "reconcile",
            "plan",
            "privacy",
            "security",
            "doctor",
            "serve",
            "watch",
            "sandbox"
        })
@NullMarked
package dev.leadline.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
