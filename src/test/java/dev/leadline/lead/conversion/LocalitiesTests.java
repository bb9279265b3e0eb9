package dev.leadline.lead.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalitiesTests {

    private static final Target GENERIC = Targets.load(null).named("generic");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Boston, MA 02118; Boston; MA; 02118",
                "Boston/MA/02118; Boston; MA; 02118",
                "boston ma 02118-1234; boston; MA; 02118-1234",
                "Winston-Salem, North Carolina, 27101; Winston-Salem; NC; 27101",
                "Charleston West Virginia 25301; Charleston; WV; 25301",
                "Washington, District of Columbia 20001; Washington; DC; 20001",
                "Coeur d'Alene, ID, 83814, USA; Coeur d'Alene; ID; 83814",
                "Québec, QC G1R 4S9; Québec; QC; G1R 4S9"
            })
    void knowsCityStateAndZip(String cell, String city, String state, String zip) {
        assertThat(split(cell)).isEqualTo(new Converted.Parts(Map.of("city", city, "state", state, "zip", zip)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"New York NY; New York; NY", "Kansas City, MO; Kansas City; MO", "Washington DC; Washington; DC"})
    void needsNoZip(String cell, String city, String state) {
        assertThat(split(cell)).isEqualTo(new Converted.Parts(Map.of("city", city, "state", state)));
    }

    /** A part in the wrong field would be worse than none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Boston",
                "New York",
                "MA 02118",
                "02118",
                "Boston, 02118",
                "1 Main St, Boston, MA 02118",
                "Apt 3, Boston, MA",
                "Leeds, LS1 4AP",
                "Paris, France",
                "Boston, MA 2118"
            })
    void isNotSureOfAnythingElse(String cell) {
        assertThat(split(cell)).isInstanceOf(Converted.Failed.class);
    }

    @Test
    void saysWhatToEnter() {
        assertThat(((Converted.Failed) split("Boston")).message())
                .isEqualTo("\"Boston\" is not a city and a state."
                        + " Enter city, state and zip code, such as Boston, MA 02118, or clear the cell.");
    }

    private static Converted split(String cell) {
        return Localities.split(GENERIC, cell, ColumnFormat.DEFAULT);
    }
}
