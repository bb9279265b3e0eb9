package dev.leadline.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/**
 * Where the library reads a workbook from: its file, or a translation in memory where the file is written in a form that the
 * library does not know.
 */
final class WorkbookSource {

    private byte @Nullable [] translation;

    /** Reads the translation from now on. */
    void translate(WorkbookVerifier verifier) throws IOException {
        if (translation == null) {
            translation = verifier.translation();
        }
    }

    /** @param file not read where there is a translation of it */
    ReadableWorkbook open(Path file, ReadingOptions options) throws IOException {
        byte[] bytes = translation;
        return bytes == null
                ? new ReadableWorkbook(file.toFile(), options)
                : new ReadableWorkbook(new ByteArrayInputStream(bytes), options);
    }
}
