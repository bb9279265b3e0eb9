package dev.leadline.batch.confirm;

import java.time.Duration;

/**
 * How outcomes are asked for.
 *
 * @param deadline how long after its sending a write may stay pending before it is left queued
 * @param interval the shortest wait between two rounds of questions
 * @param concurrency the most questions in flight
 * @param recordIds how the identifiers of created records are learned
 */
public record ConfirmSettings(Duration deadline, Duration interval, int concurrency, RecordIds recordIds) {}
