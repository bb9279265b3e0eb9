package dev.leadline.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decisions to send rows although another row holds their prospect. A decision allows the row that was shown beside the one decided
 * about, and no other, so that nobody is sent twice because of a lead that the person has not seen. Works in the caller's
 * transaction.
 */
final class SendAnywayDecisions {

    private final JdbcClient jdbc;

    SendAnywayDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets the decisions about a reject apply to the row that is sent in its place, if that row is the same. */
    void takeOver(RowRef reject, RowRef row) {
        jdbc.sql("""
                insert into send_decision (run_id, row_no, other_run, other_row, who, at)
                select n.run_id, n.row_no, d.other_run, d.other_row, d.who, d.at
                from send_decision d join run_row r on r.run_id = d.run_id and r.row_no = d.row_no
                    join run_row n on n.run_id = :run and n.row_no = :row
                where d.run_id = :rejectRun and d.row_no = :rejectRow and n.cells = r.cells
                """)
                .param("run", row.run())
                .param("row", row.row())
                .param("rejectRun", reject.run())
                .param("rejectRow", reject.row())
                .update();
    }

    /** The rows that a person saw beside this one, and decided to send this one anyway. */
    Set<RowRef> shownBeside(RowRef row) {
        return new HashSet<>(
                jdbc.sql("select other_run, other_row from send_decision where run_id = :run and row_no = :row")
                        .param("run", row.run())
                        .param("row", row.row())
                        .query((rs, i) -> new RowRef(rs.getLong("other_run"), rs.getLong("other_row")))
                        .list());
    }

    /**
     * Those who hold a row's prospect in spite of the decisions about the row. A family shares a phone number: rows that are sent
     * together, each because a person decided so, do not stop each other by that alone.
     */
    List<KeyHolder> notAllowed(RowRef row, List<KeyHolder> holders) {
        Set<RowRef> shown = shownBeside(row);
        return shown.isEmpty()
                ? holders
                : holders.stream()
                        .filter(holder -> !shown.contains(holder.ref()) && !isOfFamily(row, holder))
                        .toList();
    }

    private boolean isOfFamily(RowRef row, KeyHolder holder) {
        return holder.onlyPhone()
                && holder.run() == row.run()
                && !shownBeside(holder.ref()).isEmpty();
    }
}
