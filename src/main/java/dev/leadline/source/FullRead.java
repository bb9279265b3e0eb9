package dev.leadline.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * One read of all bytes of a text file.
 *
 * @param result what its rows came to
 * @param hash of the file's bytes
 * @param evidence of the text's charset
 */
record FullRead<T>(T result, ContentHash hash, CharsetEvidence evidence) {

    /** @param pass goes over all rows */
    static <T> FullRead<T> of(Path file, CsvFormat form, TableLayout layout, Function<RowReader, T> pass)
            throws IOException {
        ContentHash.Builder hash = new ContentHash.Builder();
        CharsetEvidence evidence = new CharsetEvidence();
        try (TeeStream bytes = new TeeStream(Files.newInputStream(file), hash);
                TeeStream text = new TeeStream(form.packing().unpack(bytes, file, form.limits()), evidence);
                RowReader rows = RowReader.of(
                        file,
                        layout,
                        form.charsetName(),
                        form.read(text, layout.firstLine(), layout.columns().width()))) {
            T result = pass.apply(rows);
            text.drain();
            bytes.drain();
            return new FullRead<>(result, hash.build(), evidence);
        }
    }
}
