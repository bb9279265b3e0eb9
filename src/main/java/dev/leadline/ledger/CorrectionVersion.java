package dev.leadline.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Grows with every change of the corrections of a run and of the decisions about its duplicates. */
final class CorrectionVersion {

    private final JdbcClient jdbc;

    CorrectionVersion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 0 before the first change. */
    long of(long run) {
        return jdbc.sql("select version from correction_version where run_id = :run")
                .param("run", run)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Works in the caller's transaction, which has locked the run. */
    long grow(long run) {
        long next = of(run) + 1;
        int touched = jdbc.sql("update correction_version set version = :next where run_id = :run")
                .param("next", next)
                .param("run", run)
                .update();
        if (touched == 0) {
            jdbc.sql("insert into correction_version (run_id, version) values (:run, :next)")
                    .param("run", run)
                    .param("next", next)
                    .update();
        }
        return next;
    }
}
