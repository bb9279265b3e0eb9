/**
 * The process starts here: {@link Leadline} is the entry point. It checks the process limits and fixes the logging
 * configuration, then runs the command of {@link dev.leadline.cli}.
 */
@NullMarked
package dev.leadline;

import org.jspecify.annotations.NullMarked;
