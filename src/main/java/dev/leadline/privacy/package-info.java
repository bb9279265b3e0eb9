/**
 * Personal data that is not kept any longer. {@link PurgeService} deletes that of runs which ended long ago, and
 * {@link ForgetService} that of one person everywhere: in the ledger, the files of runs, private copies, uploads and the folders of
 * schedules. Statuses, counts, job ids and the hashes of duplicates stay, so that nobody is sent twice.
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
            "settings"
        })
@NullMarked
package dev.leadline.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
