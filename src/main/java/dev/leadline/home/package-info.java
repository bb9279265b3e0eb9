/**
 * A home and the database in it. {@link LedgerDatabase} opens the database that the settings name, and refuses one that is missing,
 * damaged, of a later version, or not that of the home. {@link NewLedger} accepts a loss, {@link LedgerBackup} and
 * {@link UnpackedBackup} copy a home and bring it back, {@link PostgresqlMigration} moves its ledger, {@link DatabaseCompaction}
 * removes deleted texts from its files. What runs do in it is the module {@code run}'s.
 */
@ApplicationModule(allowedDependencies = {"shared", "message", "encryption", "lead", "ledger", "settings", "transfer"})
@NullMarked
package dev.leadline.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
