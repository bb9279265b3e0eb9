/** The pages of a new import: a file comes, its mapping is looked at and changed, it is checked, and started. */
@NullMarked
package dev.leadline.web.imports;

import org.jspecify.annotations.NullMarked;
