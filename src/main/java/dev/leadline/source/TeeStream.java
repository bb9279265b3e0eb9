package dev.leadline.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A stream whose bytes a sink sees, every one of them and each once. */
final class TeeStream extends FilterInputStream {

    private final ByteSink sink;

    TeeStream(InputStream in, ByteSink sink) {
        super(in);
        this.sink = sink;
    }

    /** Reads what is left, so that the sink has seen all of it. */
    void drain() throws IOException {
        transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count > 0) {
            sink.accept(target, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 1 << 13)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
