package dev.leadline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page that people read says what the matrix proves. */
class FaultTableTests {

    private static final Path PRINTED = Path.of("target/faults.md");

    @Test
    void isThePageInTheDocumentation() throws IOException {
        Files.writeString(PRINTED, FaultTable.markdown());

        assertThat(Path.of("docs/faults.md"))
                .as("the page as printed stands in %s: copy it", PRINTED)
                .hasSameTextualContentAs(PRINTED);
    }

    @Test
    void namesEachFaultOnce() {
        List<String> names = AllFaults.ALL.values().stream()
                .flatMap(List::stream)
                .map(Fault::name)
                .toList();

        assertThat(names).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    }

    @Test
    void sendsAgainOnlyWhatWasSurelyNotActedOn() {
        assertThat(AllFaults.ALL.values().stream().flatMap(List::stream))
                .filteredOn(fault -> fault.posts() > 1)
                .extracting(Fault::name)
                .allMatch(name -> name.matches("(425|429|503).*"));
    }
}
