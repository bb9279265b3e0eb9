/** The second step: claims staged rows, sends them, and records each answer as soon as it is known. */
@NullMarked
package dev.leadline.batch.submit;

import org.jspecify.annotations.NullMarked;
