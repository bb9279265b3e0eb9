package dev.leadline.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Bytes that come out of an archive, as many as the limits allow: a bomb is refused before it fills memory or disk. */
final class Unpacking extends FilterInputStream {

    private static final long ALWAYS_ALLOWED = 1L << 20;

    private final Path file;
    private final long packed;
    private final SourceLimits limits;
    private long unpacked;

    /**
     * @param packed how many bytes the archive has
     * @param unpackedBefore how many bytes have come out of it already
     */
    Unpacking(InputStream in, Path file, long packed, long unpackedBefore, SourceLimits limits) {
        super(in);
        this.file = file;
        this.packed = packed;
        this.unpacked = unpackedBefore;
        this.limits = limits;
    }

    /** How many bytes have come out of the archive in all. */
    long unpacked() {
        return unpacked;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        return b < 0 ? b : counted(1, b);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        return count < 0 ? count : counted(count, count);
    }

    private int counted(int more, int result) {
        unpacked += more;
        if (unpacked > limits.maxUnpackedBytes()) {
            throw Refusals.unpacksToTooMuch(file, limits.maxUnpackedBytes());
        }
        if (unpacked > ALWAYS_ALLOWED && unpacked / limits.maxExpansion() > packed) {
            throw Refusals.expandsTooMuch(file, limits.maxExpansion());
        }
        return result;
    }
}
