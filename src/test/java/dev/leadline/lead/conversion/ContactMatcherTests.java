package dev.leadline.lead.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a person's address or number is recognized, and where it is somebody else's. */
class ContactMatcherTests {

    private static final ContactMatcher ANN = ContactMatcher.ofEmail(" Ann@Example.com ");
    private static final ContactMatcher AMERICAN = ContactMatcher.ofPhone("(617) 555-0199");
    private static final ContactMatcher BRITISH = ContactMatcher.ofPhone("+44 20 7946 0018");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com",
                "ANN@EXAMPLE.COM",
                "mailto:ann@example.com",
                "Ann <ann@example.com>",
                "ann@example.com.",
                "to ann@example.com, today"
            })
    void findsAnAddressInAnyWriting(String text) {
        assertThat(ANN.isIn(text, "US")).isTrue();
        assertThat(ANN.without(text, "US", "[deleted]")).doesNotContainIgnoringCase("ann@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "joann@example.com",
                "jo.ann@example.com",
                "ann+1@example.com",
                "ann@example.com.au",
                "ann@example.community",
                "ann@example.co"
            })
    void doesNotTakeALongerOrShorterAddressForIt(String text) {
        assertThat(ANN.isIn(text, "US")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6175550199",
                "617-555-0199",
                "617.555.0199",
                "+16175550199",
                "1 (617) 555-0199",
                "+1 617 555 0199 x12",
                "c: 617\u00a0555\u20130199"
            })
    void findsANumberInAnyWriting(String text) {
        assertThat(AMERICAN.isIn(text, "US")).isTrue();
        assertThat(AMERICAN.without(text, "US", "[deleted]"))
                .contains("[deleted]")
                .doesNotContain("0199");
    }

    @ParameterizedTest
    @ValueSource(strings = {"16175550199123", "(617) 555-0198", "61755501991", "+44 6175550199", "555-0199"})
    void doesNotTakeOtherDigitsForIt(String text) {
        assertThat(AMERICAN.isIn(text, "US")).isFalse();
    }

    @Test
    void readsANumberWithoutACountryCodeInTheRegionOfItsRun() {
        assertThat(BRITISH.isIn("020 7946 0018", "GB")).isTrue();
        assertThat(BRITISH.isIn("020 7946 0018", "US")).isFalse();
        assertThat(BRITISH.isIn("+44 (0)20 7946 0018", "US")).isTrue();
        assertThat(BRITISH.isIn("020 7946 0018", null)).isTrue();
        assertThat(AMERICAN.isIn("617 555 0199", "GB")).isFalse();
    }

    @Test
    void comparesWithTheValuesOfALead() {
        assertThat(ANN.isValue("ANN@example.com")).isTrue();
        assertThat(AMERICAN.isValue("+16175550199")).isTrue();
        assertThat(AMERICAN.isValue("")).isFalse();
    }
}
