package dev.leadline.transfer;

/** A table of the new database does not have the content of the old one. The database stays closed to others. */
public final class TransferMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TransferMismatchException(String sentence) {
        super(sentence);
    }
}
