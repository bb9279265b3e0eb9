package dev.leadline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.leadline.source.HardInput.ExpectedRow;
import dev.leadline.testing.PrintedTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as people really have them, one difficulty each, and exactly what becomes of them. */
class HardInputTests {

    static List<HardInput> inputs() {
        return HardInput.all();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void becomesWhatStandsBesideIt(HardInput input) {
        if (input.expected().refused() == null) {
            isRead(input);
        } else {
            assertThatExceptionOfType(UnusableFileException.class)
                    .isThrownBy(() -> LeadFile.open(input.file(), ReadOptions.DEFAULTS))
                    .withMessage(input.file() + " " + input.expected().refused());
        }
    }

    private static void isRead(HardInput input) {
        LeadFile file = LeadFile.open(input.file(), ReadOptions.DEFAULTS);
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = file.read()) {
            reader.forEachRemaining(rows::add);
            assertThat(Stream.concat(file.notes().stream(), reader.notes().stream()))
                    .isEqualTo(input.expected().notes());
        }
        assertThat(file.header()).isEqualTo(input.expected().header());
        assertThat(rows).extracting(ExpectedRow::of).isEqualTo(input.expected().allRows());
        assertThat(rows).extracting(Row::number).isEqualTo(numbersUpTo(rows.size()));
    }

    private static List<Long> numbersUpTo(long count) {
        return Stream.iterate(1L, number -> number + 1).limit(count).toList();
    }

    @Test
    void areManyAndStandInTheTableThatPeopleRead() throws IOException {
        assertThat(inputs()).hasSizeGreaterThan(60);
        PrintedTable.isIn("formats.md", "formats", HardInputTable.markdown(inputs()));
    }
}
