package dev.leadline.ledger;

/** A claim that survives a power loss. {@link DurableCommits} alone hands it out, and nothing else may be sent. */
public final class DurableClaim {

    private final Claim.Held claim;

    DurableClaim(Claim.Held claim) {
        this.claim = claim;
    }

    /**
     * The row that is claimed.
     *
     * @return what its outcome is recorded under
     */
    public Claim.Held claim() {
        return claim;
    }
}
