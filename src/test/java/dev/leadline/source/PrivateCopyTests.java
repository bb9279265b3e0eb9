package dev.leadline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateCopyTests {

    private static final String CONTENT = "first,last\nAnn,Example\n";

    @TempDir
    private Path folder;

    private Path from;
    private Path to;

    @BeforeEach
    void export() throws IOException {
        from = Files.writeString(folder.resolve("leads.csv"), CONTENT);
        to = folder.resolve("copy.csv");
    }

    @Test
    void holdsTheSameAndSaysWhat() {
        String sha256 = LeadFile.copy(from, to);

        assertThat(to).hasSameBinaryContentAs(from);
        assertThat(sha256).isEqualTo(LeadFile.open(from, ReadOptions.DEFAULTS).sha256());
    }

    @Test
    void belongsToItsOwnerAloneFromTheStart() throws IOException {
        new PrivateCopy(from, to, file -> before(file, this::assertOwnerOnly)).make();

        assertOwnerOnly();
    }

    @Test
    void refusesAFileThatGrows() {
        assertChanged(() -> Files.writeString(from, "Bob,Sample\n", StandardOpenOption.APPEND));
    }

    @Test
    void refusesAFileThatShrinks() {
        assertChanged(() -> Files.writeString(from, "first,last\n"));
    }

    @Test
    void refusesAFileThatIsReplacedByTheSameContent() {
        assertChanged(() -> Files.move(
                Files.writeString(folder.resolve("new.csv"), CONTENT), from, StandardCopyOption.REPLACE_EXISTING));
    }

    @Test
    void refusesAFileThatIsRewrittenInPlaceWithLengthAndTimeKept() {
        assertChanged(() -> {
            FileTime time = Files.getLastModifiedTime(from);
            Files.writeString(from, CONTENT.replace("Ann", "Bob"));
            Files.setLastModifiedTime(from, time);
        });
    }

    @Test
    void overwritesNothing() throws IOException {
        Files.writeString(to, "somebody else's");

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> LeadFile.copy(from, to));
        assertThat(to).hasContent("somebody else's");
    }

    @Test
    void refusesWhatIsNoRegularFile() {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> LeadFile.copy(folder, to))
                .withMessage("%s is a folder. Specify a file in it.", folder);
        assertThat(to).doesNotExist();
    }

    @Test
    void refusesWhatIsMissing() {
        Path missing = folder.resolve("missing.csv");

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> LeadFile.copy(missing, to))
                .withMessage("%s does not exist. Check the name and the folder.", missing);
        assertThat(to).doesNotExist();
    }

    private void assertChanged(Deed deed) {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> new PrivateCopy(from, to, file -> after(file, deed)).make())
                .withMessage("%s changed while it was read. Wait until the file is complete, then try again.", from);
        assertThat(to).doesNotExist();
    }

    private void assertOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to)))
                .isEqualTo("rw-------");
    }

    private static InputStream before(Path file, Deed deed) throws IOException {
        deed.run();
        return Files.newInputStream(file);
    }

    /** The file's bytes as they are now; the deed is done once they were read. */
    private static InputStream after(Path file, Deed deed) throws IOException {
        return new FilterInputStream(Files.newInputStream(file)) {
            private boolean done;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = done ? -1 : super.read(target, offset, length);
                if (!done) {
                    done = true;
                    deed.run();
                }
                return count;
            }
        };
    }

    @FunctionalInterface
    private interface Deed {
        void run() throws IOException;
    }
}
