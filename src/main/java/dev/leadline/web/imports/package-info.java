/**
 * The pages of a new import: upload a file, match its columns, review what it would do, start it. What people type and choose
 * is kept in a draft of the ledger, so that nothing is lost with a page. {@link ImportPages} registers the controllers.
 */
@NullMarked
package dev.leadline.web.imports;

import org.jspecify.annotations.NullMarked;
