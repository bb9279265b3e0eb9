/**
 * What every module with tables of its own uses: {@link Transactions} that are retried when a connection breaks, and
 * {@link SqlText} and {@link SqlTime} as both databases store them.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.leadline.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
