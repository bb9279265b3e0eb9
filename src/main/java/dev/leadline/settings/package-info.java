/**
 * The settings in force. {@link Settings} loads them from the configuration file, the environment and the command line;
 * later sources win. A {@link Setting} knows its origin and hides secrets. An unknown or invalid setting is refused.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "message",
            "source",
            "lead",
            "lead :: *",
            "encryption",
            "ledger",
            "batch",
            "batch :: *"
        })
@NullMarked
package dev.leadline.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
