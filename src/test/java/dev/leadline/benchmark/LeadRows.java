package dev.leadline.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Leads as a portal exports them; the same seed makes the same rows. One row of two hundred has an invalid value. */
final class LeadRows {

    static final String HEADER =
            "First Name,Last Name,Email,Phone,Move-in Date,Max Rent,Bedrooms,Pets,Occupants,Lease Term (months),Notes";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.US);
    private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 1);
    private static final List<String> FIRST_NAMES = List.of(
            "Ann", "José", "Mary", "Wei", "Latoya", "Jean-Luc", "Priya", "Omar", "Chloé", "Robert", "Siobhan", "Dana");
    private static final List<String> LAST_NAMES = List.of(
            "Mercer", "Álvarez", "O'Brien", "Nguyen", "Smith", "van der Berg", "Patel", "Haddad", "Jones", "Kowalski");
    private static final List<String> PETS = List.of("", "Cat", "Small dog", "2 cats", "None");
    private static final List<String> AREA_CODES = List.of("617", "512", "415", "212", "303", "206");
    private static final List<String> NOTES = List.of(
            "",
            "Saw the listing on the website, would like a unit on a high floor.",
            "Please call in the evening.",
            "Moving from San Antonio; speaks Spanish, English is fine too.",
            "Asked for \"\"anything with parking\"\", near the park.");

    private final Random random;
    private final boolean phones;
    private int number;

    LeadRows(long seed) {
        this(seed, true);
    }

    private LeadRows(long seed, boolean phones) {
        this.random = new Random(seed);
        this.phones = phones;
    }

    /** Writes a file with a header and this many rows. */
    static Path write(Path file, int rows) {
        return write(file, rows, new LeadRows(rows));
    }

    /** Writes a file whose rows are all sent: there are only a few hundred phone numbers that nobody has, so these have none. */
    static Path writeWithoutPhones(Path file, int rows) {
        return write(file, rows, new LeadRows(rows, false));
    }

    private static Path write(Path file, int rows, LeadRows leads) {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\n");
            for (int row = 0; row < rows; row++) {
                out.write(leads.next() + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** The next row; no two have the same e-mail address. */
    String next() {
        number++;
        String first = any(FIRST_NAMES);
        String last = any(LAST_NAMES);
        return String.join(
                ",",
                first,
                last,
                email(first, last),
                phones ? phone() : "",
                DATE.format(FIRST_DAY.plusDays(random.nextInt(500))),
                String.format(Locale.US, "\"$%,d\"", 900 + 25 * random.nextInt(80)),
                String.valueOf(random.nextInt(4)),
                any(PETS),
                String.valueOf(1 + random.nextInt(4)),
                random.nextBoolean() ? "12" : "6",
                '"' + any(NOTES) + '"');
    }

    private String email(String first, String last) {
        String account = (first + '.' + last).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "");
        return number % 200 == 0 ? account + " at example.com" : account + '.' + number + "@example.com";
    }

    private String phone() {
        int line = 100 + random.nextInt(100);
        String area = any(AREA_CODES);
        return switch (random.nextInt(3)) {
            case 0 -> String.format(Locale.ROOT, "(%s) 555-0%d", area, line);
            case 1 -> String.format(Locale.ROOT, "%s-555-0%d", area, line);
            default -> String.format(Locale.ROOT, "+1 %s 555 0%d", area, line);
        };
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
