package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file whose columns do not give all that a target wants: what was recognised is shown all the same. */
class MapGapTests {

    @TempDir
    Path folder;

    @Test
    void showsWhatWasRecognisedAndWhatIsMissing() throws IOException {
        Terminals terminal = new Terminals(folder);
        terminal.file("leads.csv", "First Name,Last Name,Email", "Ann,Lee,ann@example.com");

        assertThat(terminal.type("map", "leads.csv", "--target", "knock")).isEqualTo(3);

        assertThat(terminal.out()).contains("Email: email_1").contains("community_id");
        assertThat(terminal.err()).contains("community_id, attribution_id are missing (required by knock)");
    }

    @Test
    void needsNoIntegration() throws IOException {
        Terminals terminal = new Terminals(folder);
        terminal.file("leads.csv", "First Name,Last Name,Email", "Ann,Lee,ann@example.com");

        assertThat(terminal.type("map", "leads.csv")).isZero();

        assertThat(terminal.out()).contains("Email: email_1").doesNotContain("INTEGRATION_ID");
        assertThat(terminal.err()).contains("Before you import: integration_id is missing.");
    }
}
