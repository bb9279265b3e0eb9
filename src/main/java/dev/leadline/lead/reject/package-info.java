/** The form in which rejected rows go out to a person and come back fixed. */
@NullMarked
package dev.leadline.lead.reject;

import org.jspecify.annotations.NullMarked;
