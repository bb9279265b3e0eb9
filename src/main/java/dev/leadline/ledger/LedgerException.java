package dev.leadline.ledger;

/** A transition that must touch exactly one row did not: a fault of Leadline's own, with its coordinates. */
final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private LedgerException(RowStatus wanted, long run, long row, int touched) {
        super("Row %d of run %d cannot become %s: %d rows were touched.".formatted(row, run, wanted, touched));
    }

    static void unlessOne(RowStatus wanted, long run, long row, int touched) {
        if (touched != 1) {
            throw new LedgerException(wanted, run, row, touched);
        }
    }
}
