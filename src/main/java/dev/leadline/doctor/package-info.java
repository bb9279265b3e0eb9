/**
 * Diagnostics. {@link Doctor} checks settings, API, database, disk, inboxes and console access, and returns a
 * {@link DiagnosticResult} for each check, with what to do about a problem. It changes nothing.
 */
@NullMarked
package dev.leadline.doctor;

import org.jspecify.annotations.NullMarked;
