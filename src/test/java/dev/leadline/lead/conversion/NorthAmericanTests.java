package dev.leadline.lead.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way for numbers in their usual forms comes to what libphonenumber makes of them. */
class NorthAmericanTests {

    private static final List<String> PREFIXES = List.of("", "", "1", "1-", "+1", "+1 ", "+", "0", "+1 1");
    private static final List<String> FORMS = List.of(
            "%s%d%d%d", "%s(%d) %d-%d", "%s%d-%d-%d", "%s%d %d %d", "-%s%d--%d %d-", "%s((%d)%d+%d", "%s%d.%d.%d");

    private final Random random = new Random(5);

    @ParameterizedTest
    @ValueSource(strings = {"US", "CA", "JM", "BS", "GB", "MX"})
    void numbersAreThoseOfLibphonenumber(String region) throws NumberParseException {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            String text = text();
            PhoneNumber number = NorthAmerican.number(text, region);
            if (number != null) {
                assertThat(number)
                        .as(text)
                        .isEqualTo(PhoneNumberUtil.getInstance().parse(text, region));
                known.add(text);
            }
        }
        assertThat(known).as("texts of usual forms").hasSizeGreaterThan(400);
    }

    @ParameterizedTest
    @CsvSource({"617-555-0123, GB", "617-555-0123, ZZ", "617.555.0123, US", "617-555-0123 x4, US", "020 7946 0958, US"})
    void leavesOtherFormsToLibphonenumber(String text, String region) {
        assertThat(NorthAmerican.number(text, region)).isNull();
    }

    private String text() {
        return any(FORMS)
                .formatted(any(PREFIXES), 100 + random.nextInt(900), 100 + random.nextInt(900), random.nextInt(11_000));
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
