package dev.leadline.source;

import java.nio.file.Path;

/** How much comes out of an archive, as much as the limits allow: a bomb is refused before it fills memory or disk. */
final class Expansion {

    private static final long ALWAYS_ALLOWED = 1L << 20;

    private final Path file;
    private final long packed;
    private final SourceLimits limits;
    private long unpacked;

    /** @param packed how many bytes the archive has */
    Expansion(Path file, long packed, SourceLimits limits) {
        this.file = file;
        this.packed = packed;
        this.limits = limits;
    }

    /** @throws UnusableFileException when it is more in all than the limits allow */
    void add(long bytes) {
        unpacked += bytes;
        if (unpacked > limits.maxUnpackedBytes()) {
            throw FileRefusals.unpacksToTooMuch(file, limits.maxUnpackedBytes());
        }
        if (unpacked > ALWAYS_ALLOWED && unpacked / limits.maxExpansion() > packed) {
            throw FileRefusals.expandsTooMuch(file, limits.maxExpansion());
        }
    }
}
