package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.ATTEMPT_MESSAGE;
import static dev.leadline.ledger.SealedColumn.MESSAGE;

import dev.leadline.database.SqlTime;
import dev.leadline.encryption.CellCipher;
import dev.leadline.encryption.CellPlace;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down what the API answered, on the rows and on their attempts. */
final class ResultRecorder {

    private static final int[] ROW_TYPES = {
        Types.INTEGER,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.INTEGER
    };
    private static final int[] ATTEMPT_TYPES = {
        Types.VARCHAR,
        Types.INTEGER,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.INTEGER
    };

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final CellCipher cipher;

    ResultRecorder(JdbcTemplate batches, JdbcClient jdbc, Clock clock, CellCipher cipher) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.clock = clock;
        this.cipher = cipher;
    }

    /** Records an answer; false where the very same is recorded already, since a commit got through whose connection broke. */
    boolean isNew(ClaimResult.Held claim, RequestResult answer) {
        return !record(List.of(new AnsweredClaim(claim, answer))).isEmpty();
    }

    /** Records answers; returns those that were not recorded already. */
    List<AnsweredClaim> record(List<AnsweredClaim> answers) {
        int[] touched = updateRows(answers);
        List<AnsweredClaim> recorded = new ArrayList<>();
        for (int i = 0; i < touched.length; i++) {
            AnsweredClaim answer = answers.get(i);
            if (touched[i] != 0 || !isRecorded(answer.claim(), answer.answer())) {
                LedgerException.unlessOne(
                        answer.answer().status(),
                        answer.claim().run(),
                        answer.claim().row(),
                        touched[i]);
                recorded.add(answer);
            }
        }
        updateAttempts(recorded);
        return recorded;
    }

    private int[] updateRows(List<AnsweredClaim> answers) {
        return batches.batchUpdate("""
                update run_row set http_status = ?, job_id = ?, settled_at = ?,
                    status = case when code = 'FORGOTTEN' and ? = 'STAGED' then 'REJECTED' else ? end,
                    code = case when code = 'FORGOTTEN' then code else ? end,
                    message = case when code = 'FORGOTTEN' then null else ? end
                where run_id = ? and row_no = ? and attempts = ?
                    and status in ('SENDING', 'IN_DOUBT')
                """, answers.stream().map(this::row).toList(), ROW_TYPES);
    }

    private @Nullable String sealed(@Nullable String message, CellPlace place) {
        return message == null ? null : cipher.seal(place, message);
    }

    private @Nullable Object[] row(AnsweredClaim answered) {
        ClaimResult.Held claim = answered.claim();
        RequestResult answer = answered.answer();
        String status = answer.status().name();
        return new @Nullable Object[] {
            answer.httpStatus(),
            answer.jobId(),
            answer.status() == RowStatus.REFUSED ? SqlTime.now(clock) : null,
            status,
            status,
            answer.code(),
            sealed(answer.message(), MESSAGE.at(claim.run(), claim.row())),
            claim.run(),
            claim.row(),
            claim.attempt()
        };
    }

    private void updateAttempts(List<AnsweredClaim> answers) {
        batches.batchUpdate("""
                update row_attempt set status = ?, http_status = ?, code = ?, message = ?, job_id = ?
                where run_id = ? and row_no = ? and attempt = ?
                """, answers.stream().map(this::attempt).toList(), ATTEMPT_TYPES);
    }

    private @Nullable Object[] attempt(AnsweredClaim answered) {
        ClaimResult.Held claim = answered.claim();
        RequestResult answer = answered.answer();
        return new @Nullable Object[] {
            answer.status().name(),
            answer.httpStatus(),
            answer.code(),
            sealed(answer.message(), ATTEMPT_MESSAGE.at(claim.run(), claim.row(), claim.attempt())),
            answer.jobId(),
            claim.run(),
            claim.row(),
            claim.attempt()
        };
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
