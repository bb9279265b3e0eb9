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

/** The records of a text: framed by {@link Framer}, taken apart by Commons CSV. */
final class CsvRecords implements Records {

    /** A parser costs more than a record: so it gets many of them at once. */
    private static final int BATCH_CHARS = 1 << 15;

    private final Framer framer;
    private final CSVFormat format;
    private final Queue<FileRecord> ready = new ArrayDeque<>();

    /**
     * Starts at the beginning of a physical line.
     *
     * @param text to be closed with this
     * @param rules of its records
     * @param fromLine the line, from 1
     */
    CsvRecords(Reader text, FrameRules rules, long fromLine) throws IOException {
        this.framer = new Framer(new CharWindow(text), rules);
        this.format = rules.dialect().format();
        framer.passLinesBefore(fromLine);
    }

    @Override
    public @Nullable FileRecord next() throws IOException {
        while (ready.isEmpty()) {
            List<Frame> frames = batch();
            if (frames.isEmpty()) {
                return null;
            }
            takeApart(frames);
        }
        return ready.remove();
    }

    @Override
    public void close() throws IOException {
        framer.close();
    }

    private List<Frame> batch() throws IOException {
        List<Frame> frames = new ArrayList<>();
        int chars = 0;
        while (chars < BATCH_CHARS) {
            Frame frame = framer.next();
            if (frame == null) {
                break;
            }
            frames.add(frame);
            chars += frame.text().length();
        }
        return frames;
    }

    private void takeApart(List<Frame> frames) throws IOException {
        try (CSVParser parser = parser(frames)) {
            Iterator<CSVRecord> parsed = parser.iterator();
            for (Frame frame : frames) {
                List<String> cells =
                        frame.fault() == null ? List.of(parsed.next().values()) : List.of(frame.text());
                offer(new FileRecord(frame, cells));
            }
            if (parsed.hasNext()) {
                throw new IllegalStateException("Commons CSV sees more records than were framed");
            }
        }
    }

    private CSVParser parser(List<Frame> frames) throws IOException {
        StringBuilder texts = new StringBuilder(BATCH_CHARS + (BATCH_CHARS >> 2));
        for (Frame frame : frames) {
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
