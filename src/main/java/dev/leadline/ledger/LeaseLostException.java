package dev.leadline.ledger;

/** Another process has taken the run over: this one must send nothing more. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(Lease lease) {
        super("Run %d is no longer ours: another process has taken it over.".formatted(lease.run()));
    }
}
