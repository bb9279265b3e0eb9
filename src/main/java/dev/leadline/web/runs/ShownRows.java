package dev.leadline.web.runs;

import dev.leadline.lead.mapping.SearchWords;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.RowFilter;
import dev.leadline.ledger.RowSearchResult;
import dev.leadline.shared.PageStart;
import java.util.List;
import java.util.Set;

/** The rows of a run that the filter in an address shows. */
final class ShownRows {

    private final LedgerPages pages;
    private final long run;
    private final RowFilter filter;
    private final String text;
    private final Set<String> words;

    private ShownRows(LedgerPages pages, long run, RowFilter filter, String text) {
        this.pages = pages;
        this.run = run;
        this.filter = filter;
        this.text = text;
        this.words = SearchWords.of(text);
    }

    static ShownRows of(LedgerPages pages, long run, RowsQuery query) {
        return new ShownRows(pages, run, query.filter(), query.q());
    }

    /** Some of them, in the order of the file. */
    RowSearchResult page(PageStart start, int most) {
        if (text.isBlank()) {
            return new RowSearchResult(pages.rows(run, filter, start, most), false);
        }
        return words.isEmpty() ? new RowSearchResult(List.of(), false) : pages.find(run, words, filter, start, most);
    }
}
