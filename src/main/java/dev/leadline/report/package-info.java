/**
 * The files of a run. {@link RunReport} writes {@code rejects.csv}, {@code outcomes.csv},
 * {@code report.html} and {@code summary.json} ({@link ReportFiles}). The rows read must equal the sum over all
 * statuses; otherwise the run fails with an {@link UnbalancedRunException}. {@link Summary} is the result that
 * commands, pages and messages show.
 */
@ApplicationModule(allowedDependencies = {"shared", "message", "lead", "lead :: *", "ledger"})
@NullMarked
package dev.leadline.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
