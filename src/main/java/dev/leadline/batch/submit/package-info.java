/**
 * The second step. {@link SubmitStepConfiguration} partitions the staged rows and sends the rows of a chunk concurrently. For each
 * row it waits for a permit, commits the claim, sends one request, and records the result. {@link SubmitSettings}
 * limits the requests in flight and the time that an outage may last.
 */
@NamedInterface
@NullMarked
package dev.leadline.batch.submit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
