/**
 * Metrics, traces and logs for operators. {@link Watch} collects what {@code leadline serve} or {@code leadline worker} does, {@link ApiAnswers} tells whether
 * Propexo's API answers, and {@link LogFormat} writes the log as JSON. Nothing here contains personal data.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "settings", "ledger", "schedule", "run", "propexo", "lead", "lead :: *"})
@NullMarked
package dev.leadline.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
