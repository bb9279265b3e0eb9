package dev.leadline.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that come out of an archive, as many as the limits allow. */
final class BoundedArchiveStream extends FilterInputStream {

    private final Expansion expansion;

    BoundedArchiveStream(InputStream in, Expansion expansion) {
        super(in);
        this.expansion = expansion;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            expansion.add(1);
        }
        return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count > 0) {
            expansion.add(count);
        }
        return count;
    }
}
