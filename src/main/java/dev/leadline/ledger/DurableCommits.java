package dev.leadline.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes commits survive a power loss before anything is sent that depends on them. PostgreSQL does so in the commit itself.
 * H2 leaves what it commits to the operating system's cache, which outlives the process and not the power; so its file is
 * forced to the disk, once for all claims that wait.
 */
public final class DurableCommits {

    private final GroupSync group;

    private DurableCommits(Runnable sync) {
        this.group = new GroupSync(sync);
    }

    /** For H2, whose statement writes what is committed and forces the file, also where another process serves it. */
    static DurableCommits forced(JdbcClient jdbc, Transactions transactions) {
        return new DurableCommits(
                () -> transactions.change(() -> jdbc.sql("checkpoint sync").update()));
    }

    /** For a database whose commits survive a power loss by themselves. */
    static DurableCommits byThemselves() {
        return new DurableCommits(() -> {});
    }

    /**
     * Waits until a claim survives a power loss. Where the database does not take one, it takes none any more until it is
     * opened anew.
     *
     * @param claim committed
     * @return what may be sent
     * @throws org.springframework.dao.DataAccessException when the database does not take it: then it must not be sent
     */
    public DurableClaim awaitDurable(Claim.Held claim) {
        group.await();
        return new DurableClaim(claim);
    }

    /**
     * Waits until everything that is committed by now survives a power loss.
     *
     * @throws org.springframework.dao.DataAccessException when the database does not take it
     */
    public void awaitAll() {
        group.await();
    }
}
