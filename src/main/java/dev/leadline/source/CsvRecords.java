package dev.leadline.source;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The records of a text: framed by {@link RecordSplitter}, taken apart by Commons CSV. */
final class CsvRecords implements RecordReader {

    /** A parser costs more than a record: so it gets many of them at once. */
    private static final int BATCH_CHARS = 1 << 15;

    private final RecordSplitter splitter;
    private final CSVFormat format;
    private final Queue<FileRecord> ready = new ArrayDeque<>();

    /**
     * Starts at the beginning of a physical line.
     *
     * @param text to be closed with this
     * @param rules of its records
     * @param fromLine the line, from 1
     */
    CsvRecords(Reader text, RecordRules rules, long fromLine) throws IOException {
        this.splitter = new RecordSplitter(new CharWindow(text), rules);
        this.format = rules.dialect().format();
        splitter.passLinesBefore(fromLine);
    }

    @Override
    public @Nullable FileRecord next() throws IOException {
        while (ready.isEmpty()) {
            List<RawRecord> frames = batch();
            if (frames.isEmpty()) {
                return null;
            }
            takeApart(frames);
        }
        return ready.remove();
    }

    @Override
    public void close() throws IOException {
        splitter.close();
    }

    private List<RawRecord> batch() throws IOException {
        List<RawRecord> frames = new ArrayList<>();
        int chars = 0;
        while (chars < BATCH_CHARS) {
            RawRecord frame = splitter.next();
            if (frame == null) {
                break;
            }
            frames.add(frame);
            chars += frame.text().length();
        }
        return frames;
    }

    private void takeApart(List<RawRecord> frames) throws IOException {
        try (CSVParser parser = parser(frames)) {
            Iterator<CSVRecord> parsed = parser.iterator();
            for (RawRecord frame : frames) {
                List<String> cells =
                        frame.fault() == null ? List.of(parsed.next().values()) : List.of(frame.text());
                offer(new FileRecord(frame, cells));
            }
            if (parsed.hasNext()) {
                throw new IllegalStateException("Commons CSV sees more records than were framed");
            }
        }
    }

    private CSVParser parser(List<RawRecord> frames) throws IOException {
        StringBuilder texts = new StringBuilder(BATCH_CHARS + (BATCH_CHARS >> 2));
        for (RawRecord frame : frames) {
            if (frame.fault() == null) {
                texts.append(frame.csv()).append('\n');
            }
        }
        return CSVParser.builder()
                .setReader(new StringReader(texts.toString()))
                .setFormat(format)
                .get();
    }

    private void offer(FileRecord found) {
        if (found.frame().fault() != null || !found.isBlank()) {
            ready.add(found);
        }
    }
}
