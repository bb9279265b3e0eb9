/** The page on which rejects are fixed: by their cause, in place, held against the rules at once, and sent. */
@NullMarked
package dev.leadline.web.rejects;

import org.jspecify.annotations.NullMarked;
