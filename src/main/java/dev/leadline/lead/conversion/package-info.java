/** From a cell as people type it to a value as a field wants it, or to the problem that stands in the way. */
@NullMarked
package dev.leadline.lead.conversion;

import org.jspecify.annotations.NullMarked;
