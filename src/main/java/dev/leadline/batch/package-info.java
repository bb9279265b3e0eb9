/**
 * The steps of the Spring Batch job that imports a file: {@link dev.leadline.batch.stage},
 * {@link dev.leadline.batch.submit} and {@link dev.leadline.batch.confirm}. They share data only through the ledger.
 * {@link StopInterruptionPolicy} interrupts a step between two chunks when its run must stop.
 */
@NullMarked
package dev.leadline.batch;

import org.jspecify.annotations.NullMarked;
