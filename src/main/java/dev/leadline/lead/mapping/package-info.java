/** From a header to a plan: which column feeds which field, by a mapping file or by a guess with evidence. */
@NullMarked
package dev.leadline.lead.mapping;

import org.jspecify.annotations.NullMarked;
