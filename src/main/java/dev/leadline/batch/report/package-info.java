/** The fourth step. {@link dev.leadline.batch.report.ReportStepConfiguration} has {@link dev.leadline.report} write the files of the run. */
@NullMarked
package dev.leadline.batch.report;

import org.jspecify.annotations.NullMarked;
