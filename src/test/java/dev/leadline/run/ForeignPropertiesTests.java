package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Properties for another Spring program on the same machine, which are often set in its environment. */
class ForeignPropertiesTests {

    private static final String URL = "spring.datasource.url";

    @TempDir
    Path folder;

    @BeforeEach
    void nameTheDatabaseOfAnotherProgram() {
        System.setProperty(URL, "jdbc:h2:mem:another");
    }

    @AfterEach
    void clear() {
        System.clearProperty(URL);
    }

    @Test
    void doNotLeadToAnotherDatabase() {
        try (ImportFixture trial = new ImportFixture(folder, Database.POSTGRESQL)) {
            Path file = trial.file("leads.csv", "First Name,Last Name,Email", "Ann,Lee,ann@example.com");
            assertThat(trial.start(file).rows().total()).isEqualTo(1);
            trial.reopen();

            System.clearProperty(URL);

            assertThat(trial.open().ledger().run(1)).isPresent();
        }
    }
}
