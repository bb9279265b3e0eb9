package dev.leadline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a database, as whoever steals them reads them. */
public final class RawDatabase {

    private final Path files;

    private RawDatabase(Path files) {
        this.files = files;
    }

    /**
     * The database of a home. An H2 database must be closed, so that everything is in its file.
     *
     * @param url of PostgreSQL, or null for H2
     */
    public static RawDatabase of(Path home, @Nullable String url) {
        return new RawDatabase(url == null ? home.resolve("leadline.mv.db") : RealPostgres.filesOf(url));
    }

    /** Those of some texts that are in the files. */
    public Set<String> readable(String... texts) {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> all = Files.walk(files)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                Stream.of(texts).filter(content::contains).forEach(found::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
