package dev.leadline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.shared.PageStart;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** People turn the pages of a long list in both directions. */
class PageSliceTests {

    private static final PageStart FIRST = PageStart.after(0);

    @Test
    void theFirstPageHasNoneBefore() {
        assertThat(page(FIRST)).isEqualTo(new PageSlice<>(List.of(1L, 2L, 3L), null, 3L));
    }

    @Test
    void aMiddlePageHasBoth() {
        assertThat(page(PageStart.after(3))).isEqualTo(new PageSlice<>(List.of(4L, 5L, 6L), 4L, 6L));
    }

    @Test
    void goingBackLeadsToThePageBefore() {
        assertThat(page(PageStart.before(7))).isEqualTo(new PageSlice<>(List.of(4L, 5L, 6L), 4L, 6L));
        assertThat(page(PageStart.before(4))).isEqualTo(page(FIRST));
    }

    @Test
    void goingBackToTheBeginningFillsTheFirstPage() {
        assertThat(page(PageStart.before(3))).isEqualTo(page(FIRST));
    }

    @Test
    void theLastPageHasNoneAfter() {
        assertThat(page(PageStart.after(6))).isEqualTo(new PageSlice<>(List.of(7L, 8L), 7L, null));
    }

    /** The numbers from 1 to 8, three on a page. */
    private static PageSlice<Long> page(PageStart asked) {
        return PageSlice.of(PageSliceTests::read, asked, FIRST, number -> number, 3);
    }

    private static List<Long> read(PageStart start, int most) {
        LongStream numbers = start.isAfter()
                ? LongStream.rangeClosed(start.key() + 1, 8)
                : LongStream.rangeClosed(1, start.key() - 1).map(number -> start.key() - number);
        return start.ascending(numbers.limit(most).boxed().toList());
    }
}
