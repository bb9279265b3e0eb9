/**
 * A person's corrections of rejects on their way to Propexo. {@link CorrectionService} checks the corrections of a run against the
 * rules of that run, and writes the file of rejects whose import sends them.
 */
@ApplicationModule(allowedDependencies = {"shared", "message", "source", "lead", "lead :: *", "ledger", "report"})
@NullMarked
package dev.leadline.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
