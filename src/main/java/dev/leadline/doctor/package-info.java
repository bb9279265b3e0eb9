/** What works and what to do about what does not; Doctor is the door to it, and nothing it looks at is changed. */
@NullMarked
package dev.leadline.doctor;

import org.jspecify.annotations.NullMarked;
