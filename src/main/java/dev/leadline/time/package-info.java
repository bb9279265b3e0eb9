/**
 * How long things take. Durations are measured by a {@link dev.leadline.time.Ticker}, which never jumps; times of day come from
 * a {@link java.time.Clock}, which a person or a time server may set.
 */
@NullMarked
package dev.leadline.time;

import org.jspecify.annotations.NullMarked;
