/** Files to rows: bytes come in, numbered records of cells go out, and a malformed record is a row with a fault. */
@NullMarked
package dev.leadline.source;

import org.jspecify.annotations.NullMarked;
