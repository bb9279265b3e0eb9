/** The command: reads arguments, calls the job, prints, and exits with a code. */
@NullMarked
package dev.leadline.cli;

import org.jspecify.annotations.NullMarked;
