/** What an import of a file would do: its plan, its verdicts and its bodies, with nothing stored and nothing sent. */
@NullMarked
package dev.leadline.check;

import org.jspecify.annotations.NullMarked;
