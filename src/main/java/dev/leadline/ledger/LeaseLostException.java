package dev.leadline.ledger;

/** Another process has taken the run over: this one must send nothing more. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(Lease lease) {
        super("Another process has taken over run %d.".formatted(lease.run()));
    }
}
