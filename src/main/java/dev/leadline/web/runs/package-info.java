/** The pages of runs: what runs now, what ran, one run, its rows, and what a person can do about it. */
@NullMarked
package dev.leadline.web.runs;

import org.jspecify.annotations.NullMarked;
