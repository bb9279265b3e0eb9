package dev.leadline.lead.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The account that was chosen in the console fills what nothing else says, and nothing more. */
class AccountDefaultsTests {

    private static final ChosenAccount MAPLE_COURT = new ChosenAccount("int_1", "com_1", "Maple Court", "int_1");
    private static final ChosenAccount EACH_ROW = new ChosenAccount("int_1", null, null, null);

    @Test
    void fillsTheIntegrationAndTheCommunityAndSaysSo() {
        MappingPlan plan = leads().chosen(MAPLE_COURT).planFor("funnel");

        assertThat(plan.constants()).containsOnly(entry("integration_id", "int_1"), entry("community_id", "com_1"));
        assertThat(plan.chosen()).isEqualTo(plan.constants());
        assertThat(plan.notes())
                .contains(
                        "integration_id is int_1, as chosen in the console.",
                        "community_id is com_1, as chosen in the console.");
    }

    @Test
    void isNotWrittenIntoAMapping() {
        assertThat(leads().chosen(MAPLE_COURT).planFor("funnel").toYaml())
                .contains("target: funnel")
                .doesNotContain("int_1", "com_1");
    }

    @Test
    void isTheSameImportAsWithTheSameConstants() {
        assertThat(leads().chosen(MAPLE_COURT).planFor("funnel").identity())
                .isEqualTo(leads().set("integration_id", "int_1")
                        .set("community_id", "com_1")
                        .planFor("funnel")
                        .identity());
    }

    @Test
    void yieldsToTheSettingsAndToTheCommandLine() {
        MappingPlan plan = leads().chosen(MAPLE_COURT)
                .configured("integration_id", "int_1")
                .set("community_id", "com_9")
                .planFor("funnel");

        assertThat(plan.constants()).containsOnly(entry("integration_id", "int_1"), entry("community_id", "com_9"));
        assertThat(plan.chosen()).isEmpty();
    }

    @Test
    void yieldsToAMappingWithAColumnOrAConstant() {
        MappingPlan plan = Sheet.with("Email", "Account", "House")
                .row("ann@example.com", "int_7", "com_7")
                .mappedBy(mapping(
                        Map.of(
                                "Email", column("email_1"),
                                "Account", column("integration_id"),
                                "House", column("community_id")),
                        Map.of()))
                .chosen(MAPLE_COURT)
                .planFor("funnel");
        assertThat(plan.constants()).isEmpty();

        MappingPlan constant = leads().mappedBy(mapping(
                        Map.of("Email", column("email_1")), Map.of("integration_id", "int_1", "community_id", "com_9")))
                .chosen(MAPLE_COURT)
                .planFor("funnel");
        assertThat(constant.constants()).containsEntry("community_id", "com_9");
        assertThat(constant.chosen()).isEmpty();
    }

    @Test
    void theCommunityOfOneIntegrationIsNotUsedForAnother() {
        MappingPlan plan =
                leads().chosen(MAPLE_COURT).set("integration_id", "int_2").draftFor("funnel");

        assertThat(plan.constants()).containsOnly(entry("integration_id", "int_2"));
        assertThat(plan.gap()).isPresent();
    }

    @Test
    void theCommunityIsNotUsedWhereAColumnSuppliesIt() {
        MappingPlan plan = Sheet.with("Email", "community_id")
                .row("ann@example.com", "com_2")
                .chosen(MAPLE_COURT)
                .planFor("funnel");

        assertThat(plan.constants()).containsOnly(entry("integration_id", "int_1"));
        assertThat(Sheet.mapped(plan)).containsEntry("community_id", "community_id");
    }

    @Test
    void theCommunityIsNotUsedForAFileThatNamesOtherProperties() {
        MappingPlan plan = Sheet.with("Email", "Property")
                .row("ann@example.com", "Maple Court")
                .row("bob@example.com", "Harbor Lofts")
                .chosen(MAPLE_COURT)
                .planFor("generic");

        assertThat(plan.constants()).doesNotContainKey("community_id");
        assertThat(plan.warnings())
                .contains(
                        "Column \"Property\" names other properties than Maple Court, so the community that was chosen"
                                + " in the console is not used for this file. Map the column to community_id with a lookup table,"
                                + " or set community_id for this file.");
    }

    @Test
    void theCommunityIsUsedForAFileThatNamesNoOtherProperty() {
        MappingPlan plan = Sheet.with("Email", "Property")
                .row("ann@example.com", "MAPLE COURT")
                .row("bob@example.com", "")
                .row("cyd@example.com", "com_1")
                .chosen(MAPLE_COURT)
                .planFor("funnel");

        assertThat(plan.constants()).containsEntry("community_id", "com_1");
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void eachRowMayNameItsOwnCommunity() {
        assertThat(leads().chosen(EACH_ROW).planFor("generic").constants())
                .containsOnly(entry("integration_id", "int_1"));
        assertThat(leads().chosen(EACH_ROW).draftFor("funnel").gap()).isPresent();
    }

    private static Sheet leads() {
        return Sheet.with("Email").row("ann@example.com");
    }

    private static Mapping.Column column(String field) {
        return new Mapping.Column(field, null, null, Map.of());
    }

    private static Mapping mapping(Map<String, Mapping.Column> columns, Map<String, String> constants) {
        return new Mapping("leads.yaml", null, "US", List.of(), columns, constants, List.of(), null, null);
    }
}
