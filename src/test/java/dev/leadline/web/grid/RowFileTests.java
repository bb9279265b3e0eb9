package dev.leadline.web.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.source.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFileTests {

    private static final Row ANN = new Row(1, 2, List.of("Ann", "ann@example.com"), null);
    private static final Row BOB = new Row(5, 7, List.of("Bob", "bob at example.com"), null);

    @TempDir
    Path folder;

    @Test
    void findsRowsByTheirNumbers() {
        RowFile rows = RowFile.in(folder);
        rows.fill(to -> {
            to.accept(ANN);
            to.accept(BOB);
        });

        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.read(rows.indexOf(5))).isEqualTo(BOB);
        assertThat(rows.indexOf(2)).isNegative();
    }

    @Test
    void letsAPageReadOnWhenAnotherGridHasTakenItsPlace() {
        RowFile rows = RowFile.in(folder);
        rows.fill(to -> to.accept(ANN));

        rows.close();

        assertThat(rows.read(0)).isEqualTo(ANN);
    }

    @Test
    void takesNoMoreRowsOnceNobodyLooksAtThem() {
        RowFile rows = RowFile.in(folder);
        rows.close();

        assertThatThrownBy(() -> rows.fill(to -> to.accept(ANN))).isInstanceOf(CancellationException.class);
    }
}
