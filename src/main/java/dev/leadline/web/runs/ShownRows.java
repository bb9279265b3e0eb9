package dev.leadline.web.runs;

import dev.leadline.lead.mapping.SearchWords;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.RowSearchResult;
import dev.leadline.ledger.RowStatus;
import dev.leadline.shared.PageStart;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rows of a run that the filter in an address shows. */
final class ShownRows {

    private final LedgerPages pages;
    private final long run;
    private final Set<RowStatus> statuses;
    private final String text;
    private final Set<String> words;

    private ShownRows(LedgerPages pages, long run, Set<RowStatus> statuses, String text) {
        this.pages = pages;
        this.run = run;
        this.statuses = statuses;
        this.text = text;
        this.words = SearchWords.of(text);
    }

    /**
     * @param status the name of a status; anything else for all
     * @param text an e-mail address, a phone number or the beginning of a name; empty for all
     */
    static ShownRows of(LedgerPages pages, long run, String status, String text) {
        return new ShownRows(pages, run, statuses(status), text);
    }

    private static Set<RowStatus> statuses(String name) {
        return Arrays.stream(RowStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .map(EnumSet::of)
                .orElseGet(() -> EnumSet.allOf(RowStatus.class));
    }

    boolean isOfOneStatus() {
        return statuses.size() == 1;
    }

    /** Some of them, in the order of the file. */
    RowSearchResult page(PageStart start, int most) {
        if (text.isBlank()) {
            return new RowSearchResult(pages.rows(run, statuses, start, most), false);
        }
        return words.isEmpty() ? new RowSearchResult(List.of(), false) : pages.find(run, words, statuses, start, most);
    }
}
