package dev.leadline.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The compression of a text.
 *
 * @param kind how
 * @param entry which file of an archive, or empty
 */
record Compression(PackingKind kind, String entry) {

    static final Compression NONE = new Compression(PackingKind.NONE, "");
    static final Compression GZIP = new Compression(PackingKind.GZIP, "");

    enum PackingKind {
        NONE,
        GZIP,
        ZIP
    }

    static Compression zip(String entry) {
        return new Compression(PackingKind.ZIP, entry);
    }

    /** The text's own bytes, bounded where they come out of an archive. */
    InputStream open(Path file, SourceLimits limits) throws IOException {
        return switch (kind) {
            case NONE, GZIP -> unpack(Files.newInputStream(file), file, limits);
            case ZIP -> new BoundedArchiveStream(unzip(file), new Expansion(file, Files.size(file), limits));
        };
    }

    /** The text's own bytes out of those of the file, which must not be in a ZIP archive: its directory is at its end. */
    InputStream unpack(InputStream bytes, Path file, SourceLimits limits) throws IOException {
        return kind == PackingKind.NONE
                ? bytes
                : new BoundedArchiveStream(gunzip(bytes), new Expansion(file, Files.size(file), limits));
    }

    /** Whether the file can be read from its beginning to its end. */
    boolean isSequential() {
        return kind != PackingKind.ZIP;
    }

    private static InputStream gunzip(InputStream bytes) throws IOException {
        InputStream packed = new BufferedInputStream(bytes);
        try {
            return GzipCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .get();
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    private InputStream unzip(Path file) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            ZipEntry found = zip.getEntry(entry);
            if (found == null) {
                throw new ZipException("an entry is gone");
            }
            return new FilterInputStream(new Checksum(zip.getInputStream(found), found.getCrc())) {
                @Override
                public void close() throws IOException {
                    zip.close();
                }
            };
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }
}
