package dev.leadline.lead.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderComparisonTests {

    @Test
    void namesColumnsThatAreGoneOrNewWhateverTheirCaseAndOrder() {
        HeaderComparison comparison =
                HeaderComparison.of(List.of("Name", "Email", "Shoe Size"), List.of(" email ", "Hat Size", "NAME"));

        assertThat(comparison.gone()).containsExactly("Shoe Size");
        assertThat(comparison.added()).containsExactly("Hat Size");
    }

    @Test
    void knowsTheSameNameInAnotherSpelling() {
        assertThat(HeaderComparison.isSameName("Move-in Date", "move_in_date")).isTrue();
        assertThat(HeaderComparison.isSameName("Move-in Date", "Date")).isFalse();
    }
}
