package dev.leadline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to a file, it ends as rows that add up or as a refusal in a sentence. Each mutation follows from its seed;
 * a failure names its own, to be given as {@code -Dleadline.test.seed=N} with {@code -Dleadline.test.mutations=1}.
 */
class MutationTests {

    private static final long SEED = Long.getLong("leadline.test.seed", 1);
    private static final @Nullable Integer GIVEN = Integer.getInteger("leadline.test.mutations");
    private static final int LARGEST = 20_000;
    private static final String TELLING = "\",;\t|\n\r\0 =\u00A0";

    @TempDir
    private Path folder;

    @Test
    void everyFileEndsAsRowsThatAddUpOrAsARefusal() throws IOException {
        mutate(2_000);
    }

    @Tag("torture")
    @Test
    void everyOneOfManyFilesEndsAsRowsThatAddUpOrAsARefusal() throws IOException {
        mutate(10_000);
    }

    private void mutate(int most) throws IOException {
        int mutations = GIVEN == null ? most : GIVEN;
        List<byte[]> inputs = inputs();
        int read = 0;
        int refused = 0;
        for (long seed = SEED; seed < SEED + mutations; seed++) {
            Path file = Files.write(folder.resolve("leads"), mutated(inputs, new Random(seed)));
            try {
                addsUp(file, seed);
                read++;
            } catch (UnusableFileException e) {
                assertThat(e.getMessage())
                        .as("seed %d", seed)
                        .startsWith(file + " ")
                        .endsWith(".");
                refused++;
            } catch (RuntimeException | IOException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(read + refused).isEqualTo(mutations);
        assertThat(mutations == 1 || (read > mutations / 10 && refused > mutations / 10))
                .as("%d were read and %d refused: both happen often", read, refused)
                .isTrue();
    }

    private static void addsUp(Path file, long seed) throws IOException {
        LeadFile leads = LeadFile.open(file, ReadOptions.DEFAULTS);
        List<Row> rows = new ArrayList<>();
        List<String> passedOver;
        try (RowReader reader = leads.read()) {
            reader.forEachRemaining(rows::add);
            passedOver = reader.notes().stream()
                    .filter(note -> !note.contains("hidden")) // records() passes over hidden rows too
                    .toList();
        }
        assertThat(inOrder(rows, leads.header().size()))
                .as("seed %d: the order of the rows", seed)
                .isTrue();
        List<String> neverRecords = new ArrayList<>();
        assertThat(records(leads, neverRecords) - rows.size())
                .as("seed %d: records that are no row, and %s", seed, passedOver)
                .matches(lost -> neverRecords.containsAll(passedOver) ? lost == 0 : lost > 0);
    }

    private static boolean inOrder(List<Row> rows, int columns) {
        long line = 0;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.number() != i + 1
                    || row.line() <= line
                    || (row.fault() == null && row.cells().size() != columns)) {
                return false;
            }
            line = row.line();
        }
        return true;
    }

    /** All records below the header, told without what makes rows of them. Hidden rows of a sheet are none. */
    private static int records(LeadFile leads, List<String> neverRecords) throws IOException {
        int records = -1;
        try (RecordReader all = leads.records()) {
            while (all.next() != null) {
                records++;
            }
            neverRecords.addAll(all.notes());
        }
        return records;
    }

    private static List<byte[]> inputs() throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        for (HardInput input : HardInput.all()) {
            if (Files.size(input.file()) <= LARGEST) {
                inputs.add(Files.readAllBytes(input.file()));
            }
        }
        return inputs;
    }

    private static byte[] mutated(List<byte[]> inputs, Random random) {
        byte[] bytes = inputs.get(random.nextInt(inputs.size())).clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            bytes = mutatedOnce(bytes, inputs, random);
        }
        return bytes;
    }

    private static byte[] mutatedOnce(byte[] bytes, List<byte[]> inputs, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(40));
        return switch (random.nextInt(7)) {
            case 0 -> replaced(bytes, from, from, new byte[] {(byte) random.nextInt(256)});
            case 1 -> replaced(bytes, from, from, telling(random));
            case 2 -> replaced(bytes, from, to, new byte[0]);
            case 3 -> replaced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 4 -> Arrays.copyOf(bytes, from);
            case 5 -> replaced(bytes, from, from, inputs.get(random.nextInt(inputs.size())));
            default -> flipped(bytes, random);
        };
    }

    private static byte[] telling(Random random) {
        return TELLING.substring(random.nextInt(TELLING.length()))
                .substring(0, 1)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] result = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }
}
