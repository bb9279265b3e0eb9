package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import java.sql.Types;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down what the API answered, on the row and on its attempt. */
final class ResultRecorder {

    private final JdbcClient jdbc;
    private final Clock clock;

    ResultRecorder(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Records an answer; false where the very same stands there already, since a commit got through whose connection broke. */
    boolean isNew(ClaimResult.Held claim, RequestResult answer) {
        int touched = jdbc.sql("""
                update run_row set http_status = :http, job_id = :job, settled_at = :settled,
                    status = case when code = 'FORGOTTEN' and :status = 'STAGED' then 'REJECTED' else :status end,
                    code = case when code = 'FORGOTTEN' then code else :code end,
                    message = case when code = 'FORGOTTEN' then null else :message end
                where run_id = :run and row_no = :row and attempts = :attempt
                    and status in ('SENDING', 'IN_DOUBT')
                """)
                .params(answer.parameters())
                .param(
                        "settled",
                        answer.status() == RowStatus.REFUSED ? SqlTime.now(clock) : null,
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("run", claim.run())
                .param("row", claim.row())
                .param("attempt", claim.attempt())
                .update();
        if (touched == 0 && isRecorded(claim, answer)) {
            return false;
        }
        LedgerException.unlessOne(answer.status(), claim.run(), claim.row(), touched);
        jdbc.sql("""
                update row_attempt set status = :status, http_status = :http, code = :code, message = :message, job_id = :job
                where run_id = :run and row_no = :row and attempt = :attempt
                """)
                .params(answer.parameters())
                .param("run", claim.run())
                .param("row", claim.row())
                .param("attempt", claim.attempt())
                .update();
        return true;
    }

    private boolean isRecorded(ClaimResult.Held claim, RequestResult answer) {
        return jdbc.sql("""
                        select count(*) from row_attempt
                        where run_id = :run and row_no = :row and attempt = :attempt and status = :status
                            and coalesce(job_id, '') = :job
                        """)
                        .param("run", claim.run())
                        .param("row", claim.row())
                        .param("attempt", claim.attempt())
                        .param("status", answer.status().name())
                        .param("job", answer.jobId() == null ? "" : answer.jobId())
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
