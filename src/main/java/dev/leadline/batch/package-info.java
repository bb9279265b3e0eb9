/**
 * The Spring Batch job that imports a file. {@link dev.leadline.batch.ImportJobConfiguration} defines the job; each step has a
 * configuration of its own in {@link dev.leadline.batch.stage}, {@link dev.leadline.batch.submit},
 * {@link dev.leadline.batch.confirm} and {@link dev.leadline.batch.report}. The steps share data only through the ledger.
 * {@link dev.leadline.batch.remote} executes partitions in several processes.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "message", "source", "lead", "lead :: *", "ledger", "propexo", "report"})
@NullMarked
package dev.leadline.batch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
