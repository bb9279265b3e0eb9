package dev.leadline.benchmark;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The least that makes a valid lead of a row of {@link LeadRows}: Commons CSV, one library call or one parse for each cell, and the
 * target's schema. It knows its columns and formats, rejects nothing with a reason, and writes nothing.
 */
final class BareCheck {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.US);
    private static final Map<String, String> PETS = Map.of("Cat", "CAT", "2 cats", "CAT", "Small dog", "SMALL_DOG");

    private BareCheck() {}

    /**
     * Validates a file and prints how many rows are valid.
     *
     * @param arguments the file
     */
    public static void main(String[] arguments) throws IOException {
        Schema schema = schema();
        long valid = 0;
        long invalid = 0;
        try (Reader text = Files.newBufferedReader(Path.of(arguments[0]));
                CSVParser rows = CSVParser.builder()
                        .setReader(text)
                        .setFormat(CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())
                        .get()) {
            for (CSVRecord row : rows) {
                JsonNode body = JsonMapper.shared().valueToTree(body(row));
                if (schema.validate(body).isEmpty()) {
                    valid++;
                } else {
                    invalid++;
                }
            }
        }
        System.out.println(valid + " valid, " + invalid + " not valid");
    }

    private static Schema schema() throws IOException {
        try (InputStream document = BareCheck.class.getResourceAsStream("/targets/generic.json")) {
            JsonNode body = JsonMapper.shared().readTree(document).path("body");
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(body);
        }
    }

    private static Map<String, Object> body(CSVRecord row) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("integration_id", "x");
        body.put("first_name", row.get("First Name"));
        body.put("last_name", row.get("Last Name"));
        body.put("email_1", row.get("Email"));
        body.put("phone_1", phone(row.get("Phone")));
        body.put("move_in_date", LocalDate.parse(row.get("Move-in Date"), DATE).toString());
        body.put("rent_maximum_in_cents", Integer.parseInt(row.get("Max Rent").replaceAll("[$,]", "")) * 100);
        body.put("desired_num_bedrooms", List.of(Integer.valueOf(row.get("Bedrooms"))));
        String pet = PETS.get(row.get("Pets"));
        if (pet != null) {
            body.put("pets", List.of(pet));
        }
        body.put("number_of_occupants", Integer.valueOf(row.get("Occupants")));
        body.put("lease_term_in_months", Integer.valueOf(row.get("Lease Term (months)")));
        body.put("notes", row.get("Notes").strip());
        return body;
    }

    private static String phone(String cell) {
        try {
            PhoneNumber number = PHONES.parse(cell, "US");
            return PHONES.isValidNumber(number) ? PHONES.format(number, PhoneNumberFormat.E164) : cell;
        } catch (NumberParseException e) {
            return cell;
        }
    }
}
