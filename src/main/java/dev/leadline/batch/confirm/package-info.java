/**
 * The third step. {@link ConfirmStepConfiguration} asks Propexo for the status of every queued row, in rounds, until each outcome is
 * final or its deadline has passed; of many rows it records outcomes while others are sent. {@link ConfirmSettings} sets the interval and the deadline.
 */
@NamedInterface
@NullMarked
package dev.leadline.batch.confirm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
