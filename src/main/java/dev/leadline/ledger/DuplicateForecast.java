package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.lead.Lead;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Predicts the claims of an import, row by row: by the keys and the decision of a claim, but it reserves the keys in memory only.
 * Rows are taken in the order of the file; an import claims several at a time.
 */
public final class DuplicateForecast {

    /** The run of a row of the file itself, which has no number yet. */
    public static final long THIS_FILE = 0;

    private final String apiOrigin;
    private final String target;
    private final DuplicateRules rules;
    private final ProspectKeys keys;
    private final Function<Prospect, List<KeyHolder>> sent;
    private final OffsetDateTime now;
    private final Map<String, Long> reserved = new HashMap<>();

    DuplicateForecast(
            String apiOrigin,
            String target,
            DuplicateRules rules,
            ProspectKeys keys,
            Function<Prospect, List<KeyHolder>> sent,
            Clock clock) {
        this.apiOrigin = apiOrigin;
        this.target = target;
        this.rules = rules;
        this.keys = keys;
        this.sent = sent;
        this.now = SqlTime.now(clock);
    }

    /**
     * Adds the next row.
     *
     * @param lead what would be sent
     * @param row the record's number, from 1
     * @return empty where the row would be sent; otherwise what becomes of it
     * @throws org.springframework.dao.DataAccessException when the database does not answer
     */
    public Optional<DuplicateDecision> add(Lead lead, long row) {
        Prospect prospect = new Prospect(keys.of(apiOrigin, target, RowRecord.body(lead)), rules, false);
        Optional<DuplicateDecision> decided = DuplicateDecision.of(holders(prospect), rules, now);
        if (decided.isEmpty()) {
            prospect.hashes().forEach(hash -> reserved.put(hash, row));
        }
        return decided;
    }

    private List<KeyHolder> holders(Prospect prospect) {
        List<KeyHolder> holders = new ArrayList<>(sent.apply(prospect));
        for (ProspectKey key : prospect.keys()) {
            Long row = reserved.get(key.hash());
            if (row != null) {
                holders.add(new KeyHolder(key.hash(), 0, key.kind(), THIS_FILE, row, now));
            }
        }
        holders.sort(Comparator.comparing(KeyHolder::hash).thenComparing(KeyHolder::place));
        return holders;
    }
}
