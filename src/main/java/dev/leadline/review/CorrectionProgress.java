package dev.leadline.review;

/**
 * How far the corrections of a run are.
 *
 * @param ready how many rows can be sent
 * @param wrong how many were corrected and are still not right
 */
public record CorrectionProgress(long ready, long wrong) {}
