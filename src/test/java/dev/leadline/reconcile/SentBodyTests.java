package dev.leadline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.DoubtfulRow;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A logged write proves a row in doubt only if it has all its values; a prospect is a sign if a contact is the same. */
class SentBodyTests {

    private static final SentBody ANN = SentBody.of(new DoubtfulRow(1, 1, 2, """
            {"integration_id": "knock-1", "first_name": "Ann", "email_1": "Ann@example.com", "phone_1": "+16175550101",
             "number_of_occupants": 2}
            """, Instant.EPOCH));

    @ParameterizedTest
    @ValueSource(strings = {"%s", "{\"data\": %s}", "{\"requests\": [{\"body\": %s}]}"})
    void isFoundWhereverItIsInTheLoggedParameters(String place) {
        assertThat(ANN.isWrittenIn(place.formatted("""
                {"first_name": "Ann", "email_1": "Ann@example.com", "phone_1": "+16175550101", "number_of_occupants": 2,
                 "notes": null}
                """))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"first_name\": \"Ann\", \"email_1\": \"Ann@example.com\", \"phone_1\": \"+16175550101\"}",
                "{\"first_name\": \"Anna\", \"email_1\": \"Ann@example.com\", \"phone_1\": \"+16175550101\", \"number_of_occupants\": 2}",
                "{\"first_name\": \"Ann\"}",
                "not JSON"
            })
    void isNotFoundWhereAValueIsMissingOrDifferent(String parameters) {
        assertThat(ANN.isWrittenIn(parameters)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ann@example.com, ", ", (617) 555-0101", "other@example.com, 16175550101"})
    void hasTheSameContactAsAProspect(String email, String phone) {
        assertThat(ANN.isContactOf(email, phone)).isTrue();
    }

    @Test
    void hasNoContactInCommonWithAProspectThatHasNone() {
        assertThat(ANN.isContactOf(null, null)).isFalse();
        assertThat(ANN.isContactOf("", "")).isFalse();
    }
}
