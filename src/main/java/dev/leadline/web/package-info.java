/**
 * The console. {@link Console} starts a web server of its own; its pages show what the ledger contains and pass on what
 * people request. {@link ConsoleServices} are the services that it uses. Each kind of page has a package below this
 * one.
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
            "run",
            "reconcile",
            "plan",
            "review",
            "security",
            "watch",
            "schedule",
            "notification",
            "doctor"
        })
@NullMarked
package dev.leadline.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
