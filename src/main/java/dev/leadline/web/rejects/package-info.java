/**
 * The pages on which rejects are fixed: grouped by cause, corrected in place, validated at once, and sent.
 * {@link RejectsPages} registers the controllers.
 */
@NullMarked
package dev.leadline.web.rejects;

import org.jspecify.annotations.NullMarked;
