package dev.leadline.privacy;

import dev.leadline.lead.conversion.ContactMatcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks for a person in a file as it stands on the disk, whatever its format. */
final class TextSearch {

    private TextSearch() {}

    static boolean finds(Path file, ContactMatcher person) {
        // a reader that replaces what is not UTF-8
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // of UTF-16, each second byte
                if (person.isIn(line.indexOf('\0') < 0 ? line : line.replace("\0", ""), null)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
