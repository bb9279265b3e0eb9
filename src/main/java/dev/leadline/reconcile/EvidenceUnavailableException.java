package dev.leadline.reconcile;

import dev.leadline.propexo.ApiPause;

/** The API asked for a longer wait than the settings allow, so the rows in doubt were not checked. */
public final class EvidenceUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EvidenceUnavailableException(ApiPause pause) {
        super(pause.request() + ", so the rows in doubt were not checked. Check them again after that time.");
    }

    /** What the API asked for, and what to do: ready to be shown. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
