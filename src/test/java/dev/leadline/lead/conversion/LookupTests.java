package dev.leadline.lead.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Field;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Targets;
import dev.leadline.lead.conversion.LookupTable.Entry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupTests {

    private static final Field COMMUNITY =
            Targets.load(null).named("knock").field("community_id").orElseThrow();
    private static final Field SOURCE =
            Targets.load(null).named("knock").field("attribution_id").orElseThrow();

    private final Lookup properties = new Lookup(new LookupTable(
            "properties.csv",
            List.of(
                    entry("Maple Court", "com-1"),
                    entry("St. John's Place - Phase 2", "com-2"),
                    entry("Harbor Lofts", "com-3"),
                    entry("Harbor  lofts", "com-4"),
                    entry("Elm 1 2", "com-5"),
                    entry("Maple Court", "com-1")),
            true));

    private final Lookup sources = new Lookup(new LookupTable(
            "propexo",
            List.of(
                    new Entry("Website", "src-1", Map.of("community_id", "com-1")),
                    new Entry("Website", "src-2", Map.of("community_id", "com-2")),
                    new Entry("Zillow", "src-3", Map.of("community_id", "com-2"))),
            true));

    @ParameterizedTest
    @ValueSource(strings = {"Maple Court", " maple   COURT ", "Maple-Court", "“Maple” Court.", "com-1", "com-1 "})
    void knowsANameHoweverItIsWrittenAndTheIdItself(String cell) {
        assertThat(converted(cell)).isEqualTo(new Converted.Value("com-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"St Johns Place, Phase 2", "ST. JOHN’S PLACE PHASE 2"})
    void doesNotMindPunctuation(String cell) {
        assertThat(converted(cell)).isEqualTo(new Converted.Value("com-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "N/A", "-"})
    void takesNothingForNothing(String cell) {
        assertThat(converted(cell)).isEqualTo(new Converted.Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Maple", "Maple Courts", "MapleCourt", "Elm 12", "COM-1"})
    void neverTakesWhatIsMerelyNear(String cell) {
        assertThat(converted(cell))
                .isInstanceOfSatisfying(
                        Converted.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo(ProblemCode.UNKNOWN_NAME));
    }

    @Test
    void offersTheNearestNames() {
        assertThat(converted("Mapel Court"))
                .isEqualTo(new Converted.Failed(
                        ProblemCode.UNKNOWN_NAME,
                        "\"Mapel Court\" is not listed in properties.csv; did you mean \"Maple Court\"?"
                                + " Enter a listed name, or the ID."));
        assertThat(converted("Zzz"))
                .isEqualTo(new Converted.Failed(
                        ProblemCode.UNKNOWN_NAME,
                        "\"Zzz\" is not listed in properties.csv. Enter a listed name, or the ID."));
    }

    @Test
    void namesTheIdsOfWhatIsShared() {
        assertThat(converted("harbor lofts"))
                .isEqualTo(new Converted.Failed(
                        ProblemCode.AMBIGUOUS_NAME,
                        "\"harbor lofts\" matches 2 IDs in properties.csv: com-3, com-4. Enter the ID instead."));
        assertThat(converted("com-4")).isEqualTo(new Converted.Value("com-4"));
    }

    @Test
    void tellsNamesApartByTheCommunityOfTheRow() {
        assertThat(sources.convert(SOURCE, "website", Map.of("community_id", "com-2")))
                .isEqualTo(new Converted.Value("src-2"));
        assertThat(sources.convert(SOURCE, "website", Map.of()))
                .isEqualTo(
                        new Converted.Failed(
                                ProblemCode.AMBIGUOUS_NAME,
                                "\"website\" matches 2 IDs in Propexo's list: src-1, src-2. Enter the row's community_id to tell them apart, or enter the ID instead."));
    }

    @Test
    void takesNoSourceOfAnotherCommunity() {
        Map<String, Object> maple = Map.of("community_id", "com-1");

        assertThat(sources.convert(SOURCE, "Zillow", maple))
                .isEqualTo(new Converted.Failed(
                        ProblemCode.UNKNOWN_NAME,
                        "\"Zillow\" is listed in Propexo's list, but not for community_id com-1."
                                + " Enter a listed name, or the ID."));
        assertThat(sources.convert(SOURCE, "src-3", maple)).isInstanceOf(Converted.Failed.class);
    }

    @Test
    void hasAMeaningThatOnlyTheNamesInUseMakeUp() {
        assertThat(properties.meaning(List.of("maple court", "Nowhere", "", "HARBOR LOFTS")))
                .hasToString("{harbor lofts=[com-3{}, com-4{}], maple court=[com-1{}]}");
    }

    private Converted converted(String cell) {
        return properties.convert(COMMUNITY, cell, Map.of());
    }

    private static Entry entry(String name, String id) {
        return new Entry(name, id, Map.of());
    }
}
