package dev.leadline.ledger;

import dev.leadline.shared.ExitCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One import of one file: the ledger's own entity, however many attempts it takes.
 *
 * @param id the number that the commands take
 * @param identity hash of the file's content, target, mapping, constants and the API's origin
 * @param status where it stands
 * @param file the file's name, without folders
 * @param sha256 of the file's content, lower-case hex
 * @param target the target's name
 * @param apiOrigin scheme, host and port that the rows are sent to
 * @param plan what was decided for each column, as JSON
 * @param header the file's own columns
 * @param fixes the run whose rejects the file holds, or null for a file of new leads
 * @param sendLimit how many valid rows may be sent, or null for all
 * @param attempt the number of the present job instance, from 1
 * @param startedAt when it began
 * @param stagedAt when all rows were staged, or null before that
 * @param endedAt when its latest attempt ended, or null while one goes on
 * @param exit the exit code of its latest end, or null before that
 * @param stopReason why it stopped before its end, or null
 * @param rowsRead the file's data records, or null until all are staged
 * @param schedule the schedule that began it, or null
 * @param startedBy who began it, or null where nobody noted it
 */
public record Run(
        long id,
        String identity,
        RunStatus status,
        String file,
        String sha256,
        String target,
        String apiOrigin,
        String plan,
        List<String> header,
        @Nullable Long fixes,
        @Nullable Integer sendLimit,
        int attempt,
        Instant startedAt,
        @Nullable Instant stagedAt,
        @Nullable Instant endedAt,
        @Nullable ExitCode exit,
        @Nullable StopReason stopReason,
        @Nullable Long rowsRead,
        @Nullable String schedule,
        @Nullable String startedBy) {

    public Run {
        header = List.copyOf(header);
    }

    /**
     * The run as it will stand once it has ended.
     *
     * @param ended where it will stand
     * @param at when
     * @param code the exit code
     * @return a copy
     */
    public Run ended(RunStatus ended, Instant at, ExitCode code) {
        return new Run(
                id,
                identity,
                ended,
                file,
                sha256,
                target,
                apiOrigin,
                plan,
                header,
                fixes,
                sendLimit,
                attempt,
                startedAt,
                stagedAt,
                at,
                code,
                stopReason,
                rowsRead,
                schedule,
                startedBy);
    }
}
