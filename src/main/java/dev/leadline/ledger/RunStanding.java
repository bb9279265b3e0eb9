package dev.leadline.ledger;

import dev.leadline.shared.ExitCode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a row of the table {@code run} says about its run, as the name of a {@link RunState}. */
final class RunStanding {

    /** A status at a time: H2 walks through all rows of a run when several are asked for at once. */
    private static final String HAS_OPEN_ROWS = Stream.concat(RowStatus.FIXABLE.stream(), Stream.of(RowStatus.PARTIAL))
            .map("""
                    exists (select 1 from run_row where run_id = run.id and status = '%s' and replaced_run is null
                        and dismissed_at is null)
                    """::formatted)
            .collect(Collectors.joining(" or ", "(", ")"));

    /** What was counted answers at once; the rows themselves do where another run has changed them since. */
    private static final String IS_SETTLED = """
            not exists (select 1 from run_count where run_id = run.id and status in ('REJECTED', 'REFUSED', 'FAILED', 'PARTIAL')
                    and n > replaced + dismissed)
                and (exists (select 1 from run_count where run_id = run.id) or not %s)
            """.formatted(HAS_OPEN_ROWS);

    /** As where a newer correction has sent the rows of an earlier one that was stopped. */
    private static final String NOTHING_LEFT = Stream.of(
                    RowStatus.STAGED, RowStatus.SENDING, RowStatus.QUEUED, RowStatus.IN_DOUBT)
            .map(status -> "not (" + has(status) + ")")
            .collect(Collectors.joining(" and "));

    /** A run whose rows with problems were all replaced by corrected ones, or dismissed, needs nobody any more, once all its rows were sent. */
    static final String SQL = """
            case when status = 'RUNNING' and lease_until >= current_timestamp then 'RUNNING'
                when status = 'RUNNING' then 'INTERRUPTED'
                when closed_as = 'CANCELLED' then 'CANCELED'
                when status = 'STOPPED' and stop_code = 'HELD_FOR_APPROVAL' then 'HELD'
                when status in ('STOPPED', 'FAILED') and fixes_run is not null and staged_at is not null and %7$s and %2$s then 'DONE'
                when status in ('STOPPED', 'FAILED') then status
                when closed_as in ('PURGING', 'PURGED') then 'DONE'
                when (%1$s) then 'TO_LOOK_AT'
                when exit_code in (0, %3$d, %4$d) and (%5$s) and not (%6$s) and %2$s then 'AWAITING_CRM'
                when exit_code = 0 then 'DONE'
                when exit_code = %3$d and %2$s then 'DONE'
                else 'TO_LOOK_AT' end
            """.formatted(
                    has(RowStatus.STAGED),
                    IS_SETTLED,
                    ExitCode.ROWS_TO_FIX.code(),
                    ExitCode.ROWS_UNCERTAIN.code(),
                    has(RowStatus.QUEUED),
                    has(RowStatus.IN_DOUBT),
                    NOTHING_LEFT);

    private RunStanding() {}

    /** Whether a run has rows in a status that no other run can change; the rows themselves tell where nothing is counted yet. */
    static String has(RowStatus status) {
        return """
                case when exists (select 1 from run_count where run_id = run.id)
                    then exists (select 1 from run_count where run_id = run.id and status = '%1$s')
                    else exists (select 1 from run_row where run_id = run.id and status = '%1$s') end
                """.formatted(status.name());
    }
}
