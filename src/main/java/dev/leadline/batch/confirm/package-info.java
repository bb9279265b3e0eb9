/** The third step: asks for the outcome of every queued write until it is final. */
@NullMarked
package dev.leadline.batch.confirm;

import org.jspecify.annotations.NullMarked;
