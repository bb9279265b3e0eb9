package dev.leadline.review;

/**
 * The progress of the corrections of a run.
 *
 * @param ready the number of rows that can be sent
 * @param wrong the number of corrected rows that still have problems
 */
public record CorrectionProgress(long ready, long wrong) {}
