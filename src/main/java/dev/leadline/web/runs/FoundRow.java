package dev.leadline.web.runs;

import dev.leadline.ledger.RunLine;

/**
 * A row with the run that it belongs to.
 *
 * @param run as lists show it
 * @param line the row
 */
record FoundRow(RunLine run, RowLine line) {}
