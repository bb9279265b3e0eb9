package dev.leadline.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two tables have the same digest when they have the same rows, and only then. */
class RowDigestTests {

    private static final @Nullable String[] ANN = {"1", "Ann", null};
    private static final @Nullable String[] BOB = {"2", "Bob", ""};

    @Test
    void ignoresTheOrderInWhichADatabaseSorts() {
        assertThat(digest(ANN, BOB)).isEqualTo(digest(BOB, ANN));
        assertThat(digest(ANN, BOB).rows()).isEqualTo(2);
    }

    @Test
    void noticesARowThatIsMissingOrThereTwice() {
        assertThat(digest(ANN)).isNotEqualTo(digest(ANN, BOB));
        assertThat(digest(ANN, ANN)).isNotEqualTo(digest(ANN, BOB));
        assertThat(digest(ANN, ANN).sum()).isNotEqualTo(digest(BOB, BOB).sum());
    }

    @Test
    void distinguishesNothingFromAnEmptyTextAndColumnsFromEachOther() {
        assertThat(digest(row("1", "Ann", null))).isNotEqualTo(digest(row("1", "Ann", "")));
        assertThat(digest(row("1", "Ann", "Lee"))).isNotEqualTo(digest(row("1", "AnnL", "ee")));
        assertThat(digest(row("1", "Ann", null))).isNotEqualTo(digest(row("1", null, "Ann")));
    }

    private static @Nullable String[] row(@Nullable String... values) {
        return values;
    }

    private static TableDigest digest(@Nullable String[]... rows) {
        RowDigest digest = new RowDigest();
        Stream.of(rows).forEach(digest::add);
        return digest.total();
    }
}
