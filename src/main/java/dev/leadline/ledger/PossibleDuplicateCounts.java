package dev.leadline.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many rejects look like leads that were sent before, and wait for a decision. */
final class PossibleDuplicateCounts {

    private final JdbcClient jdbc;

    PossibleDuplicateCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The runs among these that have any, and how many. */
    Map<Long, Long> of(List<Long> runs) {
        // the codes are in the index of open rejects; what else it takes is not, and most runs have no such code
        List<Long> resembling = List.copyOf(
                counts(runs, PossibleDuplicateCounts::countWithCodeOfDuplicates).keySet());
        return counts(resembling, PossibleDuplicateCounts::countDuplicates);
    }

    /** The runs of which the query counts some, and how many. */
    private Map<Long, Long> counts(List<Long> runs, LongFunction<String> query) {
        Map<Long, Long> counts = new HashMap<>();
        if (!runs.isEmpty()) {
            jdbc.sql(runs.stream().map(query::apply).collect(Collectors.joining(" union all ")))
                    .query(rs -> {
                        if (rs.getLong("n") > 0) {
                            counts.put(rs.getLong("run_id"), rs.getLong("n"));
                        }
                    });
        }
        return counts;
    }

    private static String countWithCodeOfDuplicates(long run) {
        return """
                select cast(%1$d as bigint) as run_id, count(*) as n from run_row where run_id = %1$d and status = 'REJECTED'
                    and replaced_run is null and dismissed_at is null and code in %2$s
                """.formatted(run, RowGroup.CODES_OF_DUPLICATES);
    }

    /** A run at a time: H2 walks through all rows when several are asked for at once. */
    private static String countDuplicates(long run) {
        return "select cast(%1$d as bigint) as run_id, count(*) as n from run_row r where r.run_id = %1$d and r.status = 'REJECTED' and %2$s"
                .formatted(run, RowGroup.POSSIBLE_DUPLICATE.condition());
    }
}
