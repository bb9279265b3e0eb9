/** What an import of a file would do: its plan, its verdicts and its bodies, with nothing stored and nothing sent. */
@NullMarked
package dev.leadline.plan;

import org.jspecify.annotations.NullMarked;
