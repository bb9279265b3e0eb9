package dev.leadline.cli;

import dev.leadline.testing.DatabaseDump;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Looks where a person's data could be left. */
final class PersonalTraces {

    private PersonalTraces() {}

    /** Every value in the database of the default home, or of the settings. */
    static List<String> inDatabase(Path folder, Map<String, String> settings) {
        String url =
                settings.getOrDefault("leadline.database.url", "jdbc:h2:" + folder.resolve("leadline-data/leadline"));
        try {
            return DatabaseDump.of(url).values().stream().flatMap(List::stream).toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of a file as text. */
    static String raw(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
