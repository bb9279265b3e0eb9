package dev.leadline.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.RowFilter;
import dev.leadline.ledger.RowGroup;
import dev.leadline.ledger.RowStatus;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the address of rows means. */
class RowsQueryTests {

    @Test
    void aStatusThatPeopleFixIsThatOfRowsThatAreOpen() {
        assertThat(query("REJECTED", "").filter())
                .isEqualTo(new RowFilter(Set.of(RowStatus.REJECTED), RowGroup.OPEN, null));
        assertThat(query("CREATED", "").filter()).isEqualTo(RowFilter.in(Set.of(RowStatus.CREATED)));
        assertThat(query("DISMISSED", "").filter())
                .isEqualTo(new RowFilter(RowStatus.FIXABLE, RowGroup.DISMISSED, null));
    }

    @Test
    void aProblemIsThatOfAllRowsThatWereRejectedForIt() {
        RowFilter filter = query("REJECTED", "BAD_EMAIL").filter();

        assertThat(filter.group()).isEqualTo(RowGroup.ANY);
        assertThat(filter.cause())
                .isNotNull()
                .satisfies(cause -> assertThat(cause.column()).isEqualTo("Email"));
    }

    @Test
    void whatNobodyKnowsIsNoFilter() {
        assertThat(query("OPEN", "").isAll()).isTrue();
        assertThat(query("'; drop table run", "").isAll()).isTrue();
        assertThat(query("CREATED", "").isAll()).isFalse();
    }

    private static RowsQuery query(String status, String code) {
        return new RowsQuery(status, null, code, "Email", null);
    }
}
