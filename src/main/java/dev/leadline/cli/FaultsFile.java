package dev.leadline.cli;

import dev.leadline.cli.output.RowPrinter;
import dev.leadline.message.UserException;
import dev.leadline.shared.ExitCode;
import dev.leadline.shared.OwnerOnly;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The file for the faulty rows of {@code leadline read}, which may take the place of an earlier one and of no other file.
 *
 * @param named as it was typed
 * @param file where it is
 */
record FaultsFile(Path named, Path file) {

    /**
     * Opens it; what an earlier read left in it is gone.
     *
     * @param read the file whose rows are read
     * @throws UserException when it is that file or another one that the user may need, or cannot be written
     */
    Writer writer(Path read) {
        try {
            if (Files.exists(file) && Files.isSameFile(file, read)) {
                throw UserException.usage("cli.faults-are-input", named);
            }
            if (Files.isRegularFile(file) && !isOfEarlierRead()) {
                throw UserException.usage("cli.faults-exist", named);
            }
            return new BufferedWriter(new OutputStreamWriter(
                    Channels.newOutputStream(Files.newByteChannel(
                            file,
                            Set.of(
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.TRUNCATE_EXISTING),
                            OwnerOnly.file(file))),
                    StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw UserException.usage("cli.faults-not-written", named);
        }
    }

    /** Where the disk does not take a row. */
    UserException notWritten() {
        return UserException.of(ExitCode.STOPPED_EARLY, "cli.faults-not-written", named);
    }

    private boolean isOfEarlierRead() throws IOException {
        if (Files.size(file) == 0) {
            return true;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            return RowPrinter.FAULT_HEADER.equals(lines.readLine());
        }
    }
}
