/**
 * The pages of a new import: upload a file, review and change its mapping, validate it, start it. {@link ImportPages}
 * registers the controllers.
 */
@NullMarked
package dev.leadline.web.imports;

import org.jspecify.annotations.NullMarked;
