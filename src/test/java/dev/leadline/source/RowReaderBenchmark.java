package dev.leadline.source;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Prints how many rows of 20 columns and 200 bytes are read in a second; asserts nothing. */
final class RowReaderBenchmark {

    private static final int ROWS = 500_000;
    private static final int PASSES = 6;
    private static final String ROW =
            "1,Ann,Example,ann.example@example.com,(617) 555-0123,\"12 Elm St, Apt 4\",Springfield,"
                    + "MA,02139,2027-06-01,1250,1500,2,1,true,web,\"Saw the \"\"Elms\"\" ad\",en,12,Please call in the evening before five sharp\n";

    private RowReaderBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path file = Files.createTempFile("leads", ".csv");
        try {
            write(file);
            LeadFile leads = LeadFile.open(file, ReadOptions.DEFAULTS);
            for (int pass = 1; pass <= PASSES; pass++) {
                report(System.out, pass, leads);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,c14,c15,c16,c17,c18,c19,c20\n");
            for (int row = 0; row < ROWS; row++) {
                out.write(ROW);
            }
        }
    }

    private static void report(PrintStream out, int pass, LeadFile leads) {
        long start = System.nanoTime();
        long rows = 0;
        long faulty = 0;
        try (RowReader reader = leads.read()) {
            while (reader.hasNext()) {
                rows++;
                faulty += reader.next().fault() == null ? 0 : 1;
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "pass %d: %,d rows (%d faulty) of %d bytes, %,.0f rows/s%n",
                pass,
                rows,
                faulty,
                ROW.length(),
                rows / seconds);
    }
}
