package dev.leadline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences on pages name files and not the folders of the server. */
class ServerPathsTests {

    private final ServerPaths paths =
            ServerPaths.of(List.of(Path.of("/srv/our leads/home"), Path.of("/mnt/inbox"), Path.of("/tmp")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Leadline cannot write /srv/our leads/home/runs/3/rejects.csv. Free some space. | Leadline cannot write rejects.csv. Free some space.
            The file "/srv/our leads/home/uploads/1f/May leads.csv" has no header.         | The file "May leads.csv" has no header.
            The inbox /mnt/inbox does not exist. Create or mount the folder.               | The inbox inbox does not exist. Create or mount the folder.
            /tmp/upload-1.tmp cannot be read                                               | upload-1.tmp cannot be read
            See https://api.example.com/v1/leads and ask and/or wait.                      | See https://api.example.com/v1/leads and ask and/or wait.
            """)
    void areLeftOut(String sentence, String shown) {
        assertThat(paths.without(sentence)).isEqualTo(shown);
    }
}
