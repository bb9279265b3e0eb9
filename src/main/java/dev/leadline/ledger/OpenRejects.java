package dev.leadline.ledger;

import dev.leadline.shared.PageStart;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rejects that a person can still do something about, by their cause. */
public final class OpenRejects {

    /** Of one status each: H2 walks through all rows of a run when several are asked for at once. */
    private static final String REJECTS = """
            from run_row r left join row_problem p on p.run_id = r.run_id and p.row_no = r.row_no and p.position = 0
                and r.status = 'REJECTED'
            where r.run_id = :run and r.status = '%s' and r.replaced_run is null and r.dismissed_at is null
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
        return jdbc.sql(RowStatus.FIXABLE.stream().map(OpenRejects::causes).collect(Collectors.joining(" union all "))
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

    private static String causes(RowStatus status) {
        return "select r.status, coalesce(p.code, r.code) as code, p.column_name, p.field, count(*) as n "
                + REJECTS.formatted(status)
                + " group by r.status, coalesce(p.code, r.code), p.column_name, p.field";
    }

    /**
     * The rows of a cause, in the order of the file.
     *
     * @param run the run's number
     * @param cause which; its number of rows does not count
     * @param start where the page starts
     * @param most how many
     */
    public List<LedgerRow> rows(long run, RejectCause cause, PageStart start, int most) {
        List<Long> numbers = jdbc.sql("select r.row_no " + REJECTS.formatted(cause.status())
                        + """
                        and %1$s and coalesce(p.code, r.code, '') = :code
                            and coalesce(p.column_name, '') = :column and coalesce(p.field, '') = :field
                        order by r.run_id %2$s, r.status %2$s, r.row_no %2$s fetch first :most rows only
                        """.formatted(start.condition("r.row_no"), start.direction()))
                .param("run", run)
                .param("start", start.key())
                .param("code", orEmpty(cause.code()))
                .param("column", orEmpty(cause.column()))
                .param("field", orEmpty(cause.field()))
                .param("most", most)
                .query(Long.class)
                .list();
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

    /**
     * Rows that a person dismissed.
     *
     * @param run the run's number
     * @param start where the page starts
     * @param most how many
     */
    public List<LedgerRow> dismissed(long run, PageStart start, int most) {
        List<Long> numbers = jdbc.sql("select row_no from (%s) found order by row_no %s fetch first :most rows only"
                        .formatted(
                                RowStatus.FIXABLE.stream()
                                        .map(status -> dismissed(status, start))
                                        .collect(Collectors.joining(" union all ")),
                                start.direction()))
                .param("run", run)
                .param("start", start.key())
                .param("most", most)
                .query(Long.class)
                .list();
        return ledger.rows(run, numbers);
    }

    private static String dismissed(RowStatus status, PageStart start) {
        return """
                select row_no from run_row where run_id = :run and status = '%s' and dismissed_at is not null
                    and coalesce(code, '') <> 'FORGOTTEN' and %s""".formatted(status, start.condition("row_no"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
