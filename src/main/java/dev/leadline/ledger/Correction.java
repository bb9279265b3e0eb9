package dev.leadline.ledger;

import java.time.Instant;
import java.util.List;

/**
 * A reject as a person has corrected it, not sent yet.
 *
 * @param row the record's number, from 1
 * @param cells as they are to be
 * @param who corrected it last
 * @param at when
 */
public record Correction(long row, List<String> cells, String who, Instant at) {

    public Correction {
        cells = List.copyOf(cells);
    }
}
