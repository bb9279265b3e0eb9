package dev.leadline.ledger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rejects that a person can still do something about, by their cause. */
public final class OpenRejects {

    /** Of one status each: H2 walks through all rows of a run when several are asked for at once. */
    private static final String REJECTS = """
            from run_row r left join row_problem p on p.run_id = r.run_id and p.row_no = r.row_no and p.position = 0
                and r.status = 'REJECTED'
            where r.run_id = :run and r.status = '%s'
            """;

    private static final String OPEN = """
             and r.replaced_run is null and r.dismissed_at is null
                and not exists (select 1 from run where id = :run and closed_as in ('PURGING', 'PURGED'))
            """;

    private final JdbcClient jdbc;
    private final LedgerQueries ledger;

    OpenRejects(JdbcClient jdbc, LedgerQueries ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /**
     * What is wrong, the most frequent cause first.
     *
     * @param run the run's number
     * @return empty when there is no open reject
     */
    public List<RejectCause> causes(long run) {
        return causes(run, OPEN);
    }

    /** What was wrong with all rejects, those that were corrected or dismissed since among them, the most frequent cause first. */
    public List<RejectCause> allCauses(long run) {
        return causes(run, "");
    }

    private List<RejectCause> causes(long run, String condition) {
        return jdbc.sql(RowStatus.FIXABLE.stream()
                                .map(status -> causes(status, condition))
                                .collect(Collectors.joining(" union all "))
                        + " order by n desc, code, column_name")
                .param("run", run)
                .query((rs, i) -> new RejectCause(
                        RowStatus.valueOf(rs.getString("status")),
                        rs.getString("code"),
                        rs.getString("column_name"),
                        rs.getString("field"),
                        rs.getLong("n")))
                .list();
    }

    private static String causes(RowStatus status, String condition) {
        return "select r.status, coalesce(p.code, r.code) as code, p.column_name, p.field, count(*) as n "
                + REJECTS.formatted(status)
                + condition
                + " group by r.status, coalesce(p.code, r.code), p.column_name, p.field";
    }

    /**
     * The rows that a person can correct or decide about, those that were dismissed among them.
     *
     * @param run the run's number
     * @return their numbers, in the order of the file
     */
    public List<Long> numbers(long run) {
        return jdbc.sql("select row_no from (%s) found order by row_no"
                        .formatted(RowStatus.FIXABLE.stream()
                                .map(OpenRejects::open)
                                .collect(Collectors.joining(" union all "))))
                .param("run", run)
                .query(Long.class)
                .list();
    }

    private static String open(RowStatus status) {
        return """
                select row_no from run_row where run_id = :run and status = '%s' and replaced_run is null
                    and coalesce(code, '') <> 'FORGOTTEN'
                    and not exists (select 1 from run where id = :run and closed_as in ('PURGING', 'PURGED'))
                """.formatted(status);
    }

    /** Rows by their numbers, which are in order. */
    public List<LedgerRow> rows(long run, List<Long> numbers) {
        return ledger.rows(run, numbers);
    }

    /**
     * One of them.
     *
     * @param row which
     * @return empty when there is none, or nobody can do anything about it any more
     */
    public Optional<LedgerRow> row(RowRef row) {
        return ledger.rows(row.run(), List.of(row.row())).stream()
                .filter(LedgerRow::isOpenReject)
                .findFirst();
    }
}
