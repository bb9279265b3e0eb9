package dev.leadline.ledger;

import dev.leadline.message.UserMessage;

/** Another process has taken the run over: this one must send nothing more. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(Lease lease) {
        super(UserMessage.of("ledger.run-taken-over", lease.run()).text());
    }
}
