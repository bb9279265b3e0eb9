package dev.leadline.lead.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.source.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leads that advertising platforms make up. */
class TestLeadsTests {

    private static final List<String> HEADER = List.of("full_name", "email", "Is Test");

    @Test
    void saysWhichCellShowsTheTestLead() {
        assertThat(TestLeads.of(HEADER).find(row("<test lead: dummy data for full_name>", "ann@example.com", "")))
                .contains(new Problem(
                        ProblemCode.TEST_LEAD,
                        null,
                        "full_name",
                        "<test lead: dummy data for full_name>",
                        "This is a test lead from an advertising platform."
                                + " Test leads are not sent. No action is needed."));
    }

    @ParameterizedTest
    @CsvSource({
        "Ann Lee,test@fb.com,",
        "Ann Lee,TEST@FB.COM ,",
        "Ann Lee,test@meta.com,",
        "Ann Lee,ann@example.com,TRUE"
    })
    void knowsTheMarksOfThePlatforms(String name, String email, String test) {
        assertThat(TestLeads.of(HEADER).find(row(name, email, test == null ? "" : test)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "false", "no", "0"})
    void takesAllOthersForLeads(String test) {
        assertThat(TestLeads.of(HEADER).find(row("Ann Test", "test@example.com", test)))
                .isEmpty();
    }

    @Test
    void readsYesOnlyInAColumnThatAsksForIt() {
        assertThat(TestLeads.of(List.of("name", "email", "pets")).find(row("Ann", "ann@example.com", "yes")))
                .isEmpty();
    }

    private static Row row(String... cells) {
        return new Row(1, 2, List.of(cells), null);
    }
}
