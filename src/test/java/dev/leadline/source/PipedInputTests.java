package dev.leadline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class PipedInputTests {

    private static final byte[] CONTENT = "first,last\nAnn,Example\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void holdsWhatCameForItsOwnerAloneAndNoLongerThanItIsNeeded() throws IOException {
        Path file;
        try (PipedInput pipedInput = PipedInput.of(new ByteArrayInputStream(CONTENT), SourceLimits.DEFAULTS)) {
            file = pipedInput.file();
            assertThat(file).hasBinaryContent(CONTENT);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folderOf(file))))
                    .isEqualTo("rwx------");
        }
        assertThat(folderOf(file)).doesNotExist();
    }

    @Test
    void breaksOffWithThePipe() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> PipedInput.of(broken, SourceLimits.DEFAULTS))
                .withMessage(
                        "Standard input cannot be read (Broken pipe). Check the disk, or copy the file elsewhere, then try again.");
    }

    private static Path folderOf(Path file) {
        return file.resolveSibling("");
    }
}
