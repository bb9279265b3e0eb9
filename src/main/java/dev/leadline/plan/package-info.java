/**
 * What an import of a file would do. {@link ProfiledFile} opens, profiles and hashes the file in one read;
 * {@link ImportPlanner} maps its columns and looks names up, which makes an {@link ImportPlan}; {@link FileValidator} then
 * converts every row into a {@link ValidationResult}. Nothing is stored in the ledger and nothing is sent. Used by
 * {@code check}, {@code map}, {@code import} and the console.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "message", "source", "lead", "lead :: *", "ledger", "report", "settings"})
@NullMarked
package dev.leadline.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
