package dev.leadline.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

/** Verifies the checksum of a ZIP entry, which the platform's reader does not do. */
final class Checksum extends CheckedInputStream {

    private final long expected;

    Checksum(InputStream in, long expected) {
        super(in, new CRC32());
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        return checked(super.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return checked(super.read(target, offset, length));
    }

    private int checked(int result) throws IOException {
        if (result < 0 && getChecksum().getValue() != expected) {
            throw new ZipException("the checksum does not match");
        }
        return result;
    }
}
