/**
 * Small things that every module may use: {@link dev.leadline.shared.Ticker} for durations, {@link dev.leadline.shared.Hashes},
 * {@link dev.leadline.shared.OwnerOnly} for files and folders that other users of the machine cannot read, and
 * {@link dev.leadline.shared.PersistentTasks} for tasks that survive a restart.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.leadline.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
