package dev.leadline.ledger;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Predicts again and again which of some rows would be duplicates, while a person changes them. What was looked up once is remembered,
 * so that a change costs a look at the rows that it concerns.
 */
public final class SentProspects {

    private final Run run;
    private final DuplicateRules rules;
    private final ProspectKeys keys;
    private final Function<Prospect, List<KeyHolder>> sent;
    private final Clock clock;
    private final Map<List<String>, List<KeyHolder>> known = new ConcurrentHashMap<>();

    SentProspects(
            Run run, DuplicateRules rules, ProspectKeys keys, Function<Prospect, List<KeyHolder>> sent, Clock clock) {
        this.run = run;
        this.rules = rules;
        this.keys = keys;
        this.sent = sent;
        this.clock = clock;
    }

    /** A prediction for the rows as they are now, which are added in their order. */
    public DuplicateForecast forecast() {
        return new DuplicateForecast(run.apiOrigin(), run.target(), rules, keys, this::holders, clock);
    }

    private List<KeyHolder> holders(Prospect prospect) {
        return known.computeIfAbsent(prospect.hashes(), hashes -> sent.apply(prospect));
    }
}
