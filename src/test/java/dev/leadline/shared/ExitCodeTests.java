package dev.leadline.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExitCodeTests {

    private static final List<Integer> FROM_THE_MOST_PRESSING = List.of(1, 2, 130, 5, 3, 6, 4, 0);

    @Test
    void takesTheMostPressingOfSeveral() {
        for (int i = 0; i < FROM_THE_MOST_PRESSING.size(); i++) {
            List<ExitCode> fromHere = IntStream.range(i, FROM_THE_MOST_PRESSING.size())
                    .mapToObj(FROM_THE_MOST_PRESSING::get)
                    .map(ExitCode::of)
                    .sorted((a, b) -> Integer.compare(b.code(), a.code()))
                    .toList();
            assertThat(ExitCode.worst(fromHere).code()).isEqualTo(FROM_THE_MOST_PRESSING.get(i));
        }
    }

    @Test
    void isWellWhereNothingWasDone() {
        assertThat(ExitCode.worst(List.of())).isEqualTo(ExitCode.OK);
    }

    @Test
    void takesAnUnknownCodeForAFault() {
        assertThat(ExitCode.of(77)).isEqualTo(ExitCode.INTERNAL_ERROR);
    }
}
