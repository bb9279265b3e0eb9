/**
 * The pages of settings: the settings in force, diagnostics, targets, and the audit log.
 * {@link SettingsPages} registers the controller.
 */
@NullMarked
package dev.leadline.web.settings;

import org.jspecify.annotations.NullMarked;
