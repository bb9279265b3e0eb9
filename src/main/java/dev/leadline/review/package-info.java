/**
 * A person's corrections of rejects. {@link CorrectionService} lists the rejects of a run, validates a
 * {@link CorrectedReject} against the rules of that run, saves corrections, and writes the file that sends them.
 * {@link CorrectionProgress} counts what is ready.
 */
@ApplicationModule(allowedDependencies = {"shared", "message", "source", "lead", "lead :: *", "ledger", "report"})
@NullMarked
package dev.leadline.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
