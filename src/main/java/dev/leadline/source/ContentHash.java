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
        return of(file, (chunk, length) -> {});
    }

    /** The fingerprint of a file, all of which the sink gets to see. */
    static ContentHash of(Path file, Sink sink) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in, sink);
        }
    }

    /** The fingerprint of what the stream has left, all of which the sink gets to see. */
    static ContentHash of(InputStream in, Sink sink) throws IOException {
        MessageDigest digest = Hashes.newSha256();
        byte[] chunk = new byte[CHUNK_BYTES];
        long bytes = 0;
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            digest.update(chunk, 0, length);
            sink.accept(chunk, length);
            bytes += length;
        }
        return new ContentHash(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** Sees the bytes while they are counted; the chunk is used again afterwards. */
    @FunctionalInterface
    interface Sink {
        void accept(byte[] chunk, int length);
    }
}
