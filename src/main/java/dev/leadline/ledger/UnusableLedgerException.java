package dev.leadline.ledger;

/** The ledger in a database does not fit this version of Leadline; nothing was changed in it. */
public final class UnusableLedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableLedgerException(String sentence) {
        super(sentence);
    }
}
