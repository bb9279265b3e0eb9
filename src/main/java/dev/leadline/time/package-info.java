/**
 * Clocks for durations. {@link Ticker} measures how long something takes and never jumps. Times of day come from a
 * {@link java.time.Clock}, which a person or a time server may set. Every module may use this one.
 */
@NullMarked
package dev.leadline.time;

import org.jspecify.annotations.NullMarked;
