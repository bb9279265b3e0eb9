/**
 * Reads files. {@link LeadFile} opens a file, with its charset, delimiter, header and compression, within
 * {@link SourceLimits}, in the same read as a pass over its rows or before it, and {@link RowReader} reads its rows. Each {@link Row} has its number, its line and
 * its cells. A malformed record is a row with a {@link RowFault}; a file that cannot be read at all is an
 * {@link UnusableFileException}. Knows nothing about leads.
 */
@ApplicationModule(allowedDependencies = {"shared", "message"})
@NullMarked
package dev.leadline.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
