/**
 * The life cycle of a run. {@link OpenHome} opens a home and its ledger, which starts Spring. {@link RunService} is the
 * public service that every entry point calls: it starts, resumes, retries, reconciles and stops runs. It takes the
 * lease of a run, executes the job of four steps, and returns a {@link RunResult} with the exit code. {@link RunListener}
 * receives the progress. What a user must act on is a {@link dev.leadline.message.UserException}.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "home",
            "message",
            "source",
            "lead",
            "lead :: *",
            "audit",
            "encryption",
            "ledger",
            "propexo",
            "reconcile",
            "batch",
            "batch :: *",
            "report",
            "settings",
            "plan",
            "privacy"
        })
@NullMarked
package dev.leadline.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
