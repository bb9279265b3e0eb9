/**
 * The saved mappings: their files in the folder of mappings, and the page of each. {@link MappingPages} registers the controller.
 */
@NullMarked
package dev.leadline.web.mappings;

import org.jspecify.annotations.NullMarked;
