package dev.leadline.report;

import dev.leadline.ledger.RowStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the records of an {@code outcomes.csv} that {@link OutcomesFile} wrote, without taking them apart more than needed. */
final class OutcomesReader implements AutoCloseable {

    private static final int BUFFER = 1 << 18;
    private static final int STATUS = OutcomesFile.COLUMNS.indexOf("status");
    private static final int SENT_AT = OutcomesFile.COLUMNS.indexOf("sent_at");

    /** Up to the seconds, as {@link TimestampFormat} writes them. */
    private static final int SECONDS = "2026-11-22T20:27:00".length();

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int start;
    private int held;
    private boolean isLast;

    /** Where each cell of the record begins, and behind the last one. */
    private final int[] cells = new int[OutcomesFile.COLUMNS.size() + 1];

    private String lastSecond = "";
    private Instant lastSent = Instant.EPOCH;

    private OutcomesReader(InputStream in) {
        this.in = in;
    }

    /**
     * One record, which is valid until the next is read.
     *
     * @param bytes its line end included
     * @param sent the second in which it was sent
     */
    record OutcomeRecord(
            ByteBuffer bytes,
            long row,
            RowStatus status,
            @Nullable Instant sent) {}

    /** The file is not what {@link OutcomesFile} writes. */
    static final class OtherFileException extends IOException {

        private static final long serialVersionUID = 1;

        OtherFileException(@Nullable Throwable cause) {
            super("not a file of outcomes", cause);
        }
    }

    /**
     * Opens a file, and reads its header.
     *
     * @throws OtherFileException when it has other columns
     */
    static OutcomesReader open(Path file) throws IOException {
        OutcomesReader reader = new OutcomesReader(Files.newInputStream(file));
        try {
            int end = reader.readRecord();
            String header = end == 0 ? "" : reader.text(reader.start, end);
            if (!header.equals(String.join(",", OutcomesFile.COLUMNS) + "\r\n")) {
                throw new OtherFileException(null);
            }
            reader.start = end;
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /** The next record; null at the end. */
    @Nullable
    OutcomeRecord next() throws IOException {
        int end = readRecord();
        if (end == 0) {
            return null;
        }
        int from = start;
        start = end;
        try {
            return new OutcomeRecord(
                    ByteBuffer.wrap(buffer, from, end - from),
                    Long.parseLong(cell(0)),
                    RowStatus.valueOf(cell(STATUS)),
                    sent());
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new OtherFileException(e);
        }
    }

    private @Nullable Instant sent() {
        int from = cells[SENT_AT];
        int length = cells[SENT_AT + 1] - 1 - from;
        if (length <= 0) {
            return null;
        }
        String second = text(from, from + Math.min(length, SECONDS));
        if (!second.equals(lastSecond)) {
            lastSent = Instant.parse(second + "Z");
            lastSecond = second;
        }
        return lastSent;
    }

    private String cell(int number) {
        return text(cells[number], cells[number + 1] - 1);
    }

    private String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    /** Where the record behind {@link #start} ends; 0 at the end of the file. */
    private int readRecord() throws IOException {
        boolean quoted = false;
        int cell = 0;
        cells[0] = start;
        for (int i = start; ; i++) {
            if (i == held) {
                i -= fill();
                if (i == held) {
                    return endOfFile();
                }
            }
            byte octet = buffer[i];
            if (octet == '"') {
                quoted = !quoted;
            } else if (!quoted && (octet == ',' || octet == '\n')) {
                if (++cell == cells.length) {
                    throw new OtherFileException(null);
                }
                cells[cell] = i + 1;
                if (octet == '\n') {
                    return wholeRecord(cell, i + 1);
                }
            }
        }
    }

    private int wholeRecord(int cell, int end) throws OtherFileException {
        if (cell != cells.length - 1) {
            throw new OtherFileException(null);
        }
        return end;
    }

    private int endOfFile() throws OtherFileException {
        if (start < held) {
            throw new OtherFileException(null);
        }
        return 0;
    }

    /** Reads more behind what is held, and gives by how much the latter was moved. */
    private int fill() throws IOException {
        if (isLast) {
            return 0;
        }
        int moved = start;
        System.arraycopy(buffer, start, buffer, 0, held - start);
        held -= moved;
        start = 0;
        for (int i = 0; i < cells.length; i++) {
            cells[i] -= moved;
        }
        if (held == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.readNBytes(buffer, held, buffer.length - held);
        isLast = held + read < buffer.length;
        held += read;
        return moved;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
