/** The second step: claims staged rows, sends them, and records each answer as soon as it is known. */
@NullMarked
package dev.leadline.submit;

import org.jspecify.annotations.NullMarked;
