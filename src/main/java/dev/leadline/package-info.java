/** Where the process starts. */
@NullMarked
package dev.leadline;

import org.jspecify.annotations.NullMarked;
