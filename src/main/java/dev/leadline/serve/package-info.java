/** The process that stays: it shows the console, imports by schedule, and goes on asking for outcomes. */
@NullMarked
package dev.leadline.serve;

import org.jspecify.annotations.NullMarked;
