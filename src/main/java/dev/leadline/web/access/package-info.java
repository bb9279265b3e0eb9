/** Who comes in: which requests the console takes at all, who sends them, and what that person may do. */
@NullMarked
package dev.leadline.web.access;

import org.jspecify.annotations.NullMarked;
