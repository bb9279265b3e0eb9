package dev.leadline.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

/** Bytes of a ZIP entry whose checksum is looked at, which the platform's own reader leaves out. */
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
            throw new ZipException("the checksum does not fit");
        }
        return result;
    }
}
