package dev.leadline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What data may do to a terminal or a log: nothing. */
class ConsoleTextTests {

    private static final String HOSTILE = "a\u0000\u0007\r\n\u001b[2J\u007f\u0085\u009b31m\u2028\u2029\u202e\u2066b";

    @Test
    void aLineStaysOne() {
        assertThat(ConsoleText.line(HOSTILE))
                .isEqualTo(
                        "a\\u0000\\u0007\\u000d\\u000a\\u001b[2J\\u007f\\u0085\\u009b31m\\u2028\\u2029\\u202e\\u2066b");
    }

    @Test
    void oursStayLinesAndNamesStayAsTheyAre() {
        assertThat(ConsoleText.lines("Zoë\n李雷 👩\u200d💻\r\n")).isEqualTo("Zoë\n李雷 👩\u200d💻\\u000d\n");
    }

    @Test
    void aDocumentStaysTheSameDocument() {
        String json = JsonMapper.shared().writeValueAsString(HOSTILE);

        assertThat(ConsoleText.lines(json)).doesNotContain("\u009b", "\u202e");
        assertThat(JsonMapper.shared().readTree(ConsoleText.lines(json)).stringValue())
                .isEqualTo(HOSTILE);
    }

    @Test
    void aFilesNameBeginsNoLineOfAPage() {
        assertThat(new TextPage().block(List.of("Run 1: a\nRun 2: b.csv")).text())
                .isEqualTo("Run 1: a\\u000aRun 2: b.csv\n");
    }
}
