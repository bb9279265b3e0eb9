package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.source.WorkbookBuilder;
import dev.leadline.testing.LeadlineProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that would exhaust the memory of a real process are refused in a sentence. */
class SmallMemoryTests {

    @TempDir
    private Path folder;

    @Test
    void refusesAWorkbookWhoseTextsDoNotFit() throws Exception {
        Path workbook = new WorkbookBuilder()
                .strings(WorkbookBuilder.repeated(100_000, "<si><t>" + "x".repeat(1_500) + "</t></si>"))
                .rows("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>99999</v></c></row>")
                .write(folder.resolve("leads.xlsx"));

        try (LeadlineProcess check = check(workbook)) {
            assertThat(check.exit()).isEqualTo(3);
            assertThat(check.err())
                    .contains(workbook + " is a workbook that needs more than 30 MB of memory.")
                    .doesNotContain("OutOfMemoryError");
        }
    }

    @Test
    void refusesASmallWorkbookWithACellFarOut() throws Exception {
        Path workbook = new WorkbookBuilder()
                .rows("<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>")
                .write(folder.resolve("leads.xlsx"));

        try (LeadlineProcess check = check(workbook)) {
            assertThat(check.exit()).isEqualTo(3);
            assertThat(check.err())
                    .contains("has a cell ZZZZZZ2, beyond Excel's last column (XFD).")
                    .doesNotContain("OutOfMemoryError");
        }
    }

    private LeadlineProcess check(Path workbook) throws Exception {
        return LeadlineProcess.start(folder, Map.of("JAVA_TOOL_OPTIONS", "-Xmx128m"), "check", workbook.toString());
    }
}
