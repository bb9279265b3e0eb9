package dev.leadline.web.grid;

import dev.leadline.source.Row;
import dev.leadline.source.RowFault;
import dev.leadline.source.RowFault.FaultKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a grid, in the order of their numbers, stored so that any of them can be read at once. One thread adds rows while others read those
 * that are complete. When it is closed, no more rows are added; who is reading reads on, and the channel is closed with its last reader.
 */
public final class RowFile implements AutoCloseable {

    private static final int BUFFER = 1 << 18;
    private static final int AT_ONCE = 256;

    private final FileChannel channel;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(BUFFER);
    private final DataOutputStream out = new DataOutputStream(pending);
    private volatile long[] starts = new long[1_024];
    /** Of the rows that are stored; null while each is that of its place. */
    private volatile long @Nullable [] numbers;

    private int added;
    private long written;
    private volatile int complete;
    private boolean isFilled;
    private volatile boolean isClosed;

    private RowFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Begins an empty file.
     *
     * @param folder where, for its owner only
     * @throws UncheckedIOException when the disk does not take it
     */
    public static RowFile in(Path folder) {
        try {
            Path file = Files.createTempFile(folder, "rows-", ".bin");
            return new RowFile(FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many rows can be read. */
    int size() {
        return complete;
    }

    /**
     * Stores all rows, unless they are stored already.
     *
     * @param source passes each row to the consumer that it is given, and throws what keeps it from that
     * @throws UncheckedIOException when the disk does not take them
     */
    public synchronized void fill(Consumer<Consumer<Row>> source) {
        if (!isFilled) {
            try {
                source.accept(this::take);
                flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            isFilled = true;
        }
    }

    private void take(Row row) {
        if (isClosed) {
            throw new CancellationException("nobody looks at these rows any more");
        }
        try {
            add(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Row row) throws IOException {
        if (added + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        number(row.number());
        starts[added++] = written + pending.size();
        out.writeLong(row.line());
        RowFault fault = row.fault();
        write(fault == null ? "" : fault.kind().name());
        if (fault != null) {
            write(fault.detail());
        }
        out.writeInt(row.cells().size());
        for (String cell : row.cells()) {
            write(cell);
        }
        if (pending.size() >= BUFFER || added == AT_ONCE) {
            flush();
        }
    }

    private void number(long number) {
        long[] known = numbers;
        if (known == null && number != added + 1L) {
            known = LongStream.rangeClosed(1, added).toArray();
        }
        if (known != null) {
            known = added < known.length ? known : Arrays.copyOf(known, Math.max(AT_ONCE, 2 * added));
            known[added] = number;
            numbers = known;
        }
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private void flush() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(pending.toByteArray());
        while (bytes.hasRemaining()) {
            written += channel.write(bytes, written);
        }
        pending.reset();
        starts[added] = written;
        complete = added;
    }

    /** The number of the row at a place, from 0, less than {@link #size()}. */
    long number(int index) {
        long[] known = numbers;
        return known == null ? index + 1L : known[index];
    }

    /** The place of the row with a number; negative where no such row is stored. */
    int indexOf(long number) {
        int size = complete;
        long[] known = numbers;
        if (known == null) {
            return number >= 1 && number <= size ? (int) (number - 1) : -1;
        }
        return Arrays.binarySearch(known, 0, size, number);
    }

    /**
     * Reads one row.
     *
     * @param index from 0, less than {@link #size()}
     */
    Row read(int index) {
        return read(index, index + 1).get(0);
    }

    private List<Row> read(int from, int to) {
        long[] known = starts;
        try {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(known[to] - known[from]));
            while (bytes.hasRemaining() && channel.read(bytes, known[from] + bytes.position()) >= 0) {
                // until all of it is there
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()));
            List<Row> rows = new ArrayList<>(to - from);
            for (int index = from; index < to; index++) {
                rows.add(row(index, in));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Row row(int index, DataInputStream in) throws IOException {
        long line = in.readLong();
        String kind = text(in);
        RowFault fault = kind.isEmpty() ? null : new RowFault(FaultKind.valueOf(kind), text(in));
        int count = in.readInt();
        List<String> cells = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            cells.add(text(in));
        }
        return new Row(number(index), line, cells, fault);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    /** The rows that are complete now, from the first one on. */
    Iterator<Row> rows() {
        int end = complete;
        return new Iterator<>() {
            private int next;
            private Iterator<Row> chunk = List.<Row>of().iterator();

            @Override
            public boolean hasNext() {
                return chunk.hasNext() || next < end;
            }

            @Override
            public Row next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                if (!chunk.hasNext()) {
                    int to = Math.min(end, next + AT_ONCE);
                    chunk = read(next, to).iterator();
                    next = to;
                }
                return chunk.next();
            }
        };
    }

    /** A page may still be reading these rows when another grid takes the place of theirs: the channel's cleaner closes it. */
    @Override
    public void close() {
        isClosed = true;
    }
}
