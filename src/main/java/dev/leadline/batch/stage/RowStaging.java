package dev.leadline.batch.stage;

import dev.leadline.ledger.NewRow;
import dev.leadline.source.Row;

/** From a row of a file to a row of the ledger. */
@FunctionalInterface
interface RowStaging {

    NewRow of(Row row);
}
