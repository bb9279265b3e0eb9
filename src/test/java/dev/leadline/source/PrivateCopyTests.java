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
    void holdsTheSame() {
        LeadFile leads = opened();
        leads.copyTo(to);

        assertThat(to).hasSameBinaryContentAs(from);
        assertThat(leads.at(to).sha256()).isEqualTo(leads.sha256());
        assertThat(leads.at(to).<Boolean>readAll((header, rows) -> rows.hasNext()))
                .isTrue();
    }

    @Test
    void belongsToItsOwnerAloneFromTheStart() throws IOException {
        copy(file -> before(file, this::assertOwnerOnly));

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
    void refusesAFileThatWasRewrittenInPlaceWithLengthAndTimeKept() throws IOException {
        LeadFile leads = opened();
        FileTime time = Files.getLastModifiedTime(from);
        Files.writeString(from, CONTENT.replace("Ann", "Bob"));
        Files.setLastModifiedTime(from, time);

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> leads.copyTo(to))
                .withMessage("%s changed while it was read. Wait until the file is complete, then try again.", from);
        assertThat(to).doesNotExist();
    }

    @Test
    void overwritesNothing() throws IOException {
        Files.writeString(to, "somebody else's");

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> opened().copyTo(to));
        assertThat(to).hasContent("somebody else's");
    }

    @Test
    void refusesWhatIsNoRegularFileAnyMore() throws IOException {
        LeadFile leads = opened();
        Files.delete(from);
        Files.createDirectory(from);

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> leads.copyTo(to))
                .withMessage("%s is a folder. Specify a file in it.", from);
        assertThat(to).doesNotExist();
    }

    @Test
    void refusesWhatIsGone() throws IOException {
        LeadFile leads = opened();
        Files.delete(from);

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> leads.copyTo(to))
                .withMessage("%s does not exist. Check the name and the folder.", from);
        assertThat(to).doesNotExist();
    }

    private LeadFile opened() {
        return LeadFile.open(from, ReadOptions.DEFAULTS);
    }

    private void copy(PrivateCopy.Opener opener) throws IOException {
        new PrivateCopy(from, to, ContentHash.of(from), opener).make();
    }

    private void assertChanged(Deed deed) {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> copy(file -> after(file, deed)))
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
