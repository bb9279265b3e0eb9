package dev.leadline.ledger;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes commits survive a power loss before anything is sent that depends on them. PostgreSQL does so in the commit itself.
 * H2 leaves what it commits to the operating system's cache, which outlives the process and not the power; so its file is
 * forced to the disk, once for all claims that wait.
 */
public final class DurableCommits {

    private final GroupSync group;
    private final Supplier<LossySettings> settings;

    private DurableCommits(Runnable sync, Supplier<LossySettings> settings) {
        this.group = new GroupSync(sync);
        this.settings = settings;
    }

    /** For H2, whose statement writes what is committed and forces the file, also where another process serves it. */
    static DurableCommits forced(JdbcClient jdbc, Transactions transactions) {
        return new DurableCommits(
                () -> transactions.change(() -> jdbc.sql("checkpoint sync").update()), () -> LossySettings.NONE);
    }

    /** For PostgreSQL, whose commits survive a power loss by themselves unless it is set otherwise. */
    static DurableCommits byThemselves(JdbcClient jdbc) {
        return new DurableCommits(
                () -> {},
                () -> new LossySettings(
                        jdbc.sql(LossySettings.SQL).query(String.class).list()));
    }

    /**
     * Whether the database is set so that a power loss may take commits with it after all.
     *
     * @return sentences for a person, or empty
     */
    public Optional<String> warning() {
        return settings.get().warning();
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
