package dev.leadline.cli.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints results in UTF-8, and remembers why one could not be written. */
public final class ResultStream extends PrintStream {

    private final Watched watched;

    private ResultStream(Watched watched) {
        super(watched, true, StandardCharsets.UTF_8);
        this.watched = watched;
    }

    /** Writes to a stream that nobody else writes to. */
    public static ResultStream to(OutputStream out) {
        return new ResultStream(new Watched(out));
    }

    /** Why something that was printed was not written; empty where all was, or where its reader has read enough. */
    public Optional<String> failure() {
        boolean failed = checkError();
        IOException first = watched.failure;
        if (!failed || first == null) {
            return Optional.empty();
        }
        String reason = String.valueOf(first.getMessage());
        return isClosedByReader(reason) ? Optional.empty() : Optional.of(reason);
    }

    /** As {@code head} closes its end of a pipe; in the words of Unix and of Windows. */
    private static boolean isClosedByReader(String reason) {
        return reason.contains("Broken pipe") || reason.contains("pipe is being closed");
    }

    private static final class Watched extends FilterOutputStream {

        private volatile @Nullable IOException failure;

        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }
}
