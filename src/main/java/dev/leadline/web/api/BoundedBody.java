package dev.leadline.web.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of which no more is read than one byte over a limit, so that whoever keeps it can see that it is too large. */
final class BoundedBody extends FilterInputStream {

    private long left;

    BoundedBody(InputStream body, long most) {
        super(body);
        this.left = most + 1;
    }

    @Override
    public int read() throws IOException {
        int read = left > 0 ? super.read() : -1;
        left -= read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] bytes, int start, int most) throws IOException {
        int read = left > 0 ? super.read(bytes, start, (int) Math.min(most, left)) : -1;
        left -= Math.max(read, 0);
        return read;
    }
}
