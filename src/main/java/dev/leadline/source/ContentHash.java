package dev.leadline.source;

import dev.leadline.shared.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What tells one content from another.
 *
 * @param bytes how many there are
 * @param sha256 their SHA-256 in lower-case hex
 */
record ContentHash(long bytes, String sha256) {

    private static final int CHUNK_BYTES = 1 << 16;

    static ContentHash of(Path file) throws IOException {
        return of(file, ByteSink.NONE);
    }

    /** The hash of a file, all of which the sink gets to see. */
    static ContentHash of(Path file, ByteSink sink) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in, sink);
        }
    }

    /** The hash of what the stream has left, all of which the sink gets to see. */
    static ContentHash of(InputStream in, ByteSink sink) throws IOException {
        Builder hash = new Builder();
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            hash.accept(chunk, 0, length);
            sink.accept(chunk, 0, length);
        }
        return hash.build();
    }

    /** Computes the hash of the bytes that it sees. */
    static final class Builder implements ByteSink {

        private final MessageDigest digest = Hashes.newSha256();
        private long bytes;

        @Override
        public void accept(byte[] chunk, int offset, int length) {
            digest.update(chunk, offset, length);
            bytes += length;
        }

        /** The hash of all bytes so far; can be called once. */
        ContentHash build() {
            return new ContentHash(bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
