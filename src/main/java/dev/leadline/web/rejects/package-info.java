/**
 * The pages on which rejects are fixed in a grid, checked by the rules of their run, and sent in their place.
 * {@link RejectsPages} registers the controllers.
 */
@NullMarked
package dev.leadline.web.rejects;

import org.jspecify.annotations.NullMarked;
