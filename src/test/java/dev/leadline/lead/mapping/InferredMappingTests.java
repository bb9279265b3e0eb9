package dev.leadline.lead.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.leadline.lead.Verdict;
import dev.leadline.message.UserException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InferredMappingTests {

    @Nested
    class ShapesThatLeadsComeIn {

        @Test
        void plainNames() {
            Sheet sheet = Sheet.with(
                            "First Name",
                            "Last Name",
                            "Email",
                            "Phone",
                            "Move-in Date",
                            "Budget",
                            "Bedrooms",
                            "Pets",
                            "Notes")
                    .row(
                            "Ann",
                            "Lee",
                            "ann@example.com",
                            "617-555-0123",
                            "06/15/2027",
                            "$1,500",
                            "2",
                            "Cat",
                            "Top floor")
                    .set("integration_id", "int-1");

            assertThat(sheet.mappedFor("generic"))
                    .containsExactly(
                            entry("First Name", "first_name"),
                            entry("Last Name", "last_name"),
                            entry("Email", "email_1"),
                            entry("Phone", "phone_1"),
                            entry("Move-in Date", "move_in_date"),
                            entry("Budget", "rent_maximum_in_cents"),
                            entry("Bedrooms", "desired_num_bedrooms"),
                            entry("Pets", "pets"),
                            entry("Notes", "notes"));
            assertThat(sheet.planFor("generic").convert(sheet.row(1)))
                    .isInstanceOfSatisfying(
                            Verdict.Accepted.class,
                            accepted -> assertThat(accepted.lead().body())
                                    .containsEntry("rent_maximum_in_cents", 150_000)
                                    .containsEntry("move_in_date", "2027-06-15"));
        }

        @Test
        void theFieldsThemselves() {
            Sheet sheet = Sheet.with("email_1", "rent_maximum_in_cents", "community_id", "city", "pets")
                    .row("ann@example.com", "150000", "com-1", "Boston", "CAT")
                    .set("integration_id", "int-1");

            assertThat(sheet.mappedFor("generic"))
                    .containsOnlyKeys("email_1", "rent_maximum_in_cents", "community_id", "city", "pets");
            assertThat(sheet.planFor("generic").convert(sheet.row(1)))
                    .isInstanceOfSatisfying(
                            Verdict.Accepted.class,
                            accepted ->
                                    assertThat(accepted.lead().body()).containsEntry("rent_maximum_in_cents", 150_000));
        }

        @Test
        void metaLeadAds() {
            Sheet sheet = Sheet.with(
                            "id",
                            "created_time",
                            "ad_id",
                            "ad_name",
                            "adset_id",
                            "adset_name",
                            "campaign_id",
                            "campaign_name",
                            "form_id",
                            "form_name",
                            "is_organic",
                            "platform",
                            "when_are_you_looking_to_move?",
                            "what_is_your_budget?",
                            "email",
                            "full_name",
                            "phone_number")
                    .row(
                            "l:1",
                            "2027-01-04T10:00:00-05:00",
                            "ag:1",
                            "Spring",
                            "as:1",
                            "All",
                            "c:1",
                            "Spring",
                            "f:1",
                            "Form",
                            "false",
                            "fb",
                            "06/15/2027",
                            "1200-1500",
                            "ann@example.com",
                            "Ann Lee",
                            "617-555-0123");

            assertThat(sheet.mappedFor("generic"))
                    .containsExactly(
                            entry("platform", "prospect_source"),
                            entry("when_are_you_looking_to_move?", "move_in_date"),
                            entry("what_is_your_budget?", "rent_maximum_in_cents"),
                            entry("email", "email_1"),
                            entry("full_name", "full_name"),
                            entry("phone_number", "phone_1"));
            assertThat(sheet.mappedFor("knock")).doesNotContainKey("platform");
        }

        @Test
        void metaAnswersThatAreNoDatesAreKeptInTheNotes() {
            assertThat(Sheet.with("when_are_you_looking_to_move?", "email")
                            .row("within_30_days", "ann@example.com")
                            .mappedFor("generic"))
                    .containsExactly(entry("when_are_you_looking_to_move?", "notes"), entry("email", "email_1"));
        }

        @Test
        void answersToAShortQuestionThatAreNoValuesOfItsFieldAreKeptInTheNotes() {
            Sheet sheet = Sheet.with("any_pets?", "email")
                    .row("yes", "ann@example.com")
                    .row("one_cat", "bob@example.com");

            assertThat(sheet.mappedFor("generic"))
                    .containsExactly(entry("any_pets?", "notes"), entry("email", "email_1"));
            assertThat(Sheet.with("Is Active?", "email")
                            .row("yes", "ann@example.com")
                            .mappedFor("generic"))
                    .doesNotContainKey("Is Active?");
        }

        @Test
        void salesforceLeads() {
            Sheet sheet = Sheet.with(
                            "Id",
                            "FirstName",
                            "LastName",
                            "Email",
                            "Phone",
                            "MobilePhone",
                            "LeadSource",
                            "Status",
                            "Company",
                            "Street",
                            "City",
                            "State",
                            "PostalCode",
                            "Country",
                            "Description",
                            "CreatedDate")
                    .row(
                            "00Q5e",
                            "Ann",
                            "Lee",
                            "ann@example.com",
                            "617-555-0123",
                            "617-555-0124",
                            "Web",
                            "Open",
                            "Acme",
                            "1 Main St",
                            "Boston",
                            "MA",
                            "02110",
                            "US",
                            "Top floor",
                            "2027-01-04");

            assertThat(sheet.mappedFor("generic"))
                    .containsExactly(
                            entry("FirstName", "first_name"),
                            entry("LastName", "last_name"),
                            entry("Email", "email_1"),
                            entry("Phone", "phone_1"),
                            entry("MobilePhone", "phone_2"),
                            entry("LeadSource", "prospect_source"),
                            entry("Street", "address_1"),
                            entry("City", "city"),
                            entry("State", "state"),
                            entry("PostalCode", "zip"),
                            entry("Country", "country"),
                            entry("Description", "notes"));
            assertThat(sheet.mappedFor("knock"))
                    .containsEntry("Phone", "phone_1")
                    .containsEntry("MobilePhone", "phone_1")
                    .doesNotContainKeys("LeadSource", "Country");
        }

        @Test
        void hubSpotContacts() {
            assertThat(Sheet.with(
                                    "Record ID",
                                    "First Name",
                                    "Last Name",
                                    "Email",
                                    "Phone Number",
                                    "Contact owner",
                                    "Lead Status",
                                    "Lifecycle Stage",
                                    "Create Date",
                                    "City",
                                    "State/Region",
                                    "Zip code")
                            .row(
                                    "51",
                                    "Ann",
                                    "Lee",
                                    "ann@example.com",
                                    "617-555-0123",
                                    "Bo Yi",
                                    "New",
                                    "Lead",
                                    "2027-01-04",
                                    "Boston",
                                    "MA",
                                    "02110")
                            .mappedFor("generic"))
                    .containsExactly(
                            entry("First Name", "first_name"),
                            entry("Last Name", "last_name"),
                            entry("Email", "email_1"),
                            entry("Phone Number", "phone_1"),
                            entry("City", "city"),
                            entry("State/Region", "state"),
                            entry("Zip code", "zip"));
        }

        @Test
        void aPortal() {
            assertThat(Sheet.with(
                                    "name",
                                    "email",
                                    "phone",
                                    "movingDate",
                                    "numBedroomsSought",
                                    "message",
                                    "leadType",
                                    "listingId",
                                    "listingStreet",
                                    "listingCity",
                                    "listingState",
                                    "listingPostalCode",
                                    "listingContactEmail",
                                    "incomeYearly",
                                    "leaseLengthMonths",
                                    "numOccupants",
                                    "hasPets")
                            .row(
                                    "Ann Lee",
                                    "ann@example.com",
                                    "617-555-0123",
                                    "20270615",
                                    "2",
                                    "Still free?",
                                    "question",
                                    "77",
                                    "9 Elm St",
                                    "Boston",
                                    "MA",
                                    "02110",
                                    "agent@example.com",
                                    "60000",
                                    "12",
                                    "2",
                                    "true")
                            .mappedFor("generic"))
                    .containsExactly(
                            entry("name", "full_name"),
                            entry("email", "email_1"),
                            entry("phone", "phone_1"),
                            entry("movingDate", "move_in_date"),
                            entry("numBedroomsSought", "desired_num_bedrooms"),
                            entry("message", "notes"),
                            entry("leaseLengthMonths", "lease_term_in_months"),
                            entry("numOccupants", "number_of_occupants"));
        }

        @Test
        void appFolioGuestCards() {
            assertThat(Sheet.with(
                                    "name",
                                    "email_address",
                                    "phone_number",
                                    "move_in_preference",
                                    "max_rent",
                                    "bed_bath_preference",
                                    "pet_preference",
                                    "source",
                                    "lead_type",
                                    "status",
                                    "received",
                                    "last_activity_date",
                                    "last_activity_type",
                                    "monthly_income",
                                    "credit_score",
                                    "property",
                                    "unit",
                                    "assigned_user",
                                    "guest_card_id")
                            .row(
                                    "Ann Lee",
                                    "ann@example.com",
                                    "617-555-0123",
                                    "06/15/2027",
                                    "1500",
                                    "2/1",
                                    "Cat",
                                    "Zillow",
                                    "Prospect",
                                    "Active",
                                    "2027-01-04",
                                    "2027-01-05",
                                    "Call",
                                    "5000",
                                    "700",
                                    "Elm Court",
                                    "4B",
                                    "Bo Yi",
                                    "12")
                            .mappedFor("generic"))
                    .containsExactly(
                            entry("name", "full_name"),
                            entry("email_address", "email_1"),
                            entry("phone_number", "phone_1"),
                            entry("move_in_preference", "move_in_date"),
                            entry("max_rent", "rent_maximum_in_cents"),
                            entry("bed_bath_preference", "desired_num_bedrooms"),
                            entry("pet_preference", "pets"),
                            entry("source", "prospect_source"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integration_id",
                "Integration ID",
                "Community ID",
                "listingContactEmail",
                "Listing City",
                "listingPostalCode",
                "Monthly Income",
                "incomeYearly",
                "Credit Score",
                "campaign_name",
                "Ad Name",
                "is_organic",
                "Created Time",
                "Date",
                "Lead Status",
                "Contact owner",
                "Agent Email",
                "Owner Email",
                "Company",
                "Property Address",
                "Unit",
                "Broker Email",
                "Co-Applicant Email",
                "Emergency Contact Phone",
                "Billing City",
                "Move-out date",
                "Date of Birth",
                "Current Rent"
            })
    void neverTakesWhatIsNotTheRenters(String header) {
        assertThat(Sheet.with(header).row("2027-06-15").mappedFor("generic")).isEmpty();
        assertThat(Sheet.with(header).row("ann@example.com").mappedFor("generic"))
                .isEmpty();
        assertThat(Sheet.with(header).row("1500").mappedFor("generic")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "E-Mail Address, email_1",
        "EMAIL*, email_1",
        "Email (required), email_1",
        "Phone #, phone_1",
        "Budget__c, rent_maximum_in_cents",
        "\u00a0Surname , last_name",
        "MoveInDate, move_in_date",
        "desired_max_rent_in_cents, rent_maximum_in_cents",
        "Rent Minimum In Cents, rent_minimum_in_cents",
        "Number of Bedrooms, desired_num_bedrooms",
        "Zip, zip",
        "Country/Region, country"
    })
    void knowsANameHoweverItIsWritten(String header, String field) {
        assertThat(Sheet.with(header).mappedFor("generic").values()).containsExactly(field);
    }

    @Test
    void readsCentsWhereTheNameSaysCents() {
        Sheet sheet = Sheet.with("Email", "desired_max_rent_in_cents", "Min rent")
                .row("ann@example.com", "150000", "1,200")
                .set("integration_id", "int-1");

        assertThat(sheet.planFor("generic").convert(sheet.row(1)))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.lead().body())
                                .containsEntry("rent_maximum_in_cents", 150_000)
                                .containsEntry("rent_minimum_in_cents", 120_000));
    }

    @Test
    void takesTheValuesWordForAColumnHeadedContact() {
        assertThat(Sheet.with("Contact")
                        .row("ann@example.com")
                        .row("bo@example.com")
                        .mappedFor("generic"))
                .containsExactly(entry("Contact", "email_1"));
        assertThat(Sheet.with("Contact").row("617-555-0123").mappedFor("generic"))
                .containsExactly(entry("Contact", "phone_1"));
        assertThat(Sheet.with("Contact Info")
                        .row("617-555-0123")
                        .row("bo@example.com")
                        .mappedFor("generic"))
                .containsExactly(entry("Contact Info", "email_or_phone"));
    }

    @Test
    void takesAHintOnlyWhereTheValuesBearItOut() {
        assertThat(Sheet.with("Guest", "Moves in").row("Ann Lee", "2027-06-15").mappedFor("generic"))
                .containsExactly(entry("Guest", "full_name"), entry("Moves in", "move_in_date"));
        assertThat(Sheet.with("Guest", "Moves in").row("2", "soon").mappedFor("generic"))
                .containsExactly(entry("Moves in", "notes"));
    }

    @Test
    void asksWhichOfTwoColumnsIsMeant() {
        MappingPlan plan = Sheet.with("Max Rent", "Budget", "Phone")
                .row("1500", "1600", "617-555-0123")
                .set("integration_id", "int-1")
                .planFor("generic");

        assertThat(Sheet.mapped(plan)).containsExactly(entry("Phone", "phone_1"));
        assertThat(plan.notes())
                .contains(
                        "Columns \"Max Rent\" and \"Budget\" match rent_maximum_in_cents equally well, so none of them is sent."
                                + " Choose one in a mapping file.");
    }

    @Test
    void prefersTheExactNameToASynonym() {
        assertThat(Sheet.with("Budget", "rent_maximum_in_cents")
                        .row("1500", "160000")
                        .mappedFor("generic"))
                .containsExactly(entry("rent_maximum_in_cents", "rent_maximum_in_cents"));
        assertThat(Sheet.with("Notes", "Description")
                        .row("Wants a tour on Friday", "Met at the fair")
                        .mappedFor("generic"))
                .containsExactly(entry("Notes", "notes"));
    }

    @Test
    void doesNotLetAnEmptyColumnStandAgainstAFullOne() {
        assertThat(Sheet.with("Email", "E-mail Address")
                        .row("", "ann@example.com")
                        .row("", "bo@example.com")
                        .mappedFor("generic"))
                .containsExactly(entry("E-mail Address", "email_1"));
    }

    @Test
    void takesTheMobileWhereHardlyAnyPhoneIsFilledIn() {
        Sheet sheet = Sheet.with("Phone", "Mobile");
        for (int i = 10; i < 30; i++) {
            sheet.row(i == 10 ? "617-555-0199" : "", "617-555-01" + i);
        }

        assertThat(sheet.draftFor("knock").columns())
                .extracting(ColumnPlan::column, ColumnPlan::field, ColumnPlan::role)
                .containsExactly(
                        tuple("Phone", "phone_1", ColumnRole.FALLBACK), tuple("Mobile", "phone_1", ColumnRole.ALONE));
    }

    @Test
    void prefersThePartsOfANameToTheWhole() {
        assertThat(Sheet.with("Name", "First Name", "Last Name")
                        .row("Ann Lee", "Ann", "Lee")
                        .mappedFor("generic"))
                .containsOnlyKeys("First Name", "Last Name");
    }

    @Test
    void leavesAnAddressAloneThatMayBeThePropertys() {
        MappingPlan plan = Sheet.with("Email", "Property", "Street", "City", "Home Address")
                .row("ann@example.com", "Elm Court", "9 Elm St", "Boston", "1 Main St")
                .draftFor("generic");

        assertThat(Sheet.mapped(plan)).containsExactly(entry("Email", "email_1"), entry("Home Address", "address_1"));
        assertThat(plan.columns().get(3).evidence())
                .containsExactly("may be the property's address, because the file also has property columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Apt", "Apt #", "App.", "Depto."})
    void sendsTheApartmentBetweenAStreetAndACity(String apartment) {
        MappingPlan plan = Sheet.with("Email", "Address", apartment, "City", "ST", "Zip")
                .row("ann@example.com", "3310 Coors Blvd", "14", "Boston", "MA", "02110")
                .draftFor("generic");

        assertThat(Sheet.mapped(plan))
                .contains(
                        entry("Address", "address_1"),
                        entry(apartment, "address_2"),
                        entry("City", "city"),
                        entry("ST", "state"),
                        entry("Zip", "zip"));
        assertThat(plan.columns().get(2).evidence())
                .startsWith("the apartment in an address: it is between the street and the city");
    }

    @Test
    void sendsWhatFollowsTheLeadsOwnStreetBesideColumnsOfTheProperty() {
        assertThat(Sheet.with("Email", "Property", "Current Address", "Unit", "City", "ST", "Zip", "Country")
                        .row("ann@example.com", "Elm Court", "1 Main St", "4", "Boston", "MA", "02110", "US")
                        .mappedFor("generic"))
                .contains(
                        entry("Current Address", "address_1"),
                        entry("Unit", "address_2"),
                        entry("City", "city"),
                        entry("ST", "state"),
                        entry("Zip", "zip"),
                        entry("Country", "country"));
    }

    @ParameterizedTest
    @CsvSource({"Apt, Email, Address, City", "Address, Unit, City, Email", "Property Address, Apt, City, Email"})
    void leavesAnApartmentAloneThatMayBeTheOneThatSomebodyWants(
            String first, String second, String third, String fourth) {
        Map<String, String> cells = Map.of(
                "Email", "ann@example.com",
                "Address", "1 Main St",
                "Property Address", "9 Elm St",
                "Apt", "4",
                "Unit", "4",
                "City", "Boston");
        List<String> header = List.of(first, second, third, fourth);

        assertThat(Sheet.with(first, second, third, fourth)
                        .row(header.stream().map(cells::get).toArray(String[]::new))
                        .mappedFor("generic"))
                .doesNotContainValue("address_2")
                .doesNotContainValue("city");
    }

    @ParameterizedTest
    @CsvSource({
        "Pets, pets, a bird, 1 dog, two rabbits",
        "Timeframe to Move, move_in_date, 1-3 months, ASAP, just browsing",
        "Desired Lease Term, lease_term_in_months, a year or so, not sure yet, short"
    })
    void keepsWordsThatTheFieldCannotHold(String column, String field, String first, String second, String third) {
        MappingPlan plan = Sheet.with("Email", column)
                .row("ann@example.com", first)
                .row("bo@example.com", second)
                .row("cy@example.com", third)
                .draftFor("generic");

        assertThat(Sheet.mapped(plan)).contains(entry(column, "notes"));
        assertThat(plan.columns().get(1).evidence())
                .containsExactly("the header asks for " + field
                        + ", but the values say it in other words; they are kept with the header");
    }

    @ParameterizedTest
    @CsvSource({
        "First Name, first_name, Bob, true",
        "Full Name, first_name, Bob, true",
        "Full Name, last_name, Archer, true",
        "Phone, phone_1, +16175550199, true",
        "Move-in Date, move_in_date, 2027-06-01, true",
        "Address, address_1, 1 Main St, true",
        "Source, prospect_source, Fair, false"
    })
    void warnsThatAConstantReplacesWhatDiffersFromLeadToLead(
            String column, String field, String constant, boolean warns) {
        Map<String, String> cells = Map.of(
                "First Name", "Ann",
                "Full Name", "Ann Archer",
                "Phone", "617-555-0123",
                "Move-in Date", "2027-07-01",
                "Address", "7 Elm St",
                "Source", "Zillow");
        MappingPlan plan = Sheet.with("Email", column)
                .row("ann@example.com", Objects.requireNonNull(cells.get(column)))
                .set("integration_id", "int-1")
                .set(field, constant)
                .planFor("generic");
        String warning = ("Every lead is sent with the same %s (--set), not with the one in column \"%s\"."
                        + " Remove the constant unless you want that.")
                .formatted(field, column);
        assertThat(plan.warnings()).isEqualTo(warns ? List.of(warning) : List.of());
    }

    @Test
    void letsAConstantWinAndNamesTheColumn() {
        MappingPlan plan = Sheet.with("Email", "Source")
                .row("ann@example.com", "Zillow")
                .set("integration_id", "int-1")
                .configured("prospect_source", "Fair")
                .planFor("generic");

        assertThat(Sheet.mapped(plan)).containsExactly(entry("Email", "email_1"));
        assertThat(plan.constants()).isEqualTo(Map.of("integration_id", "int-1", "prospect_source", "Fair"));
        assertThat(plan.columns().get(1).evidence())
                .containsExactly("the constant prospect_source (settings) is sent instead");
        assertThat(plan.notes()).contains("Not mapped: \"Source\". Run `leadline map FILE` to see why.");
    }

    @Test
    void saysHowSureItIsAndWhy() {
        ColumnPlan email = Sheet.with("Email")
                .row("ann@example.com")
                .row("bo")
                .draftFor("generic")
                .columns()
                .get(0);

        assertThat(email.confidence()).isEqualTo(0.81);
        assertThat(email.evidence()).containsExactly("the header matches", "1 of 2 sampled values are valid");
    }

    @Test
    void refusesWhereARequiredFieldIsNotFound() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Sheet.with("Email")
                        .row("ann@example.com")
                        .set("integration_id", "int-1")
                        .planFor("knock"))
                .withMessage(
                        "Leadline cannot map the columns of the file: community_id, attribution_id are missing (required by knock). Use --set community_id=VALUE or a mapping file (--mapping). To see how each column was recognized, run `leadline map FILE`.");
    }

    @Test
    void refusesWhereNoContactIsFound() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Sheet.with("Name", "Colour")
                        .row("Ann Lee", "blue")
                        .set("integration_id", "int-1")
                        .planFor("generic"))
                .withMessage(
                        "Leadline cannot map the columns of the file: no column is mapped to an e-mail address or a phone"
                                + " number. Columns: \"Name\", \"Colour\". None of them contains e-mail addresses or phone"
                                + " numbers. Use a mapping file (--mapping). To see how each column was recognized, run `leadline map FILE`.");
    }

    @Test
    void namesTheDelimiterOfAFileWithOneColumnButNotOfAWorkbook() {
        String delimiter = "If a character in it separates the cells, set leadline.import.delimiter to this character.";
        Sheet file = Sheet.with("Name").row("Ann Lee").set("integration_id", "int-1");

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> file.planFor("generic"))
                .withMessageContaining("The file has only one column. " + delimiter);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> file.inWorkbook().planFor("generic"))
                .withMessageContaining("The sheet has only one column.")
                .withMessageNotContaining("delimiter");
    }

    @Test
    void neverTakesAnIntegrationFromAColumn() {
        MappingPlan plan = Sheet.with("integration_id", "email")
                .row("int-1", "ann@example.com")
                .draftFor("generic");

        assertThat(Sheet.mapped(plan)).containsExactly(entry("email", "email_1"));
        assertThat(plan.columns().get(0).evidence())
                .containsExactly("integration_id can be mapped to a column only in a mapping file");
    }

    @Test
    void readsTheHeaderAloneWhereThereAreNoRows() {
        assertThat(Sheet.with("First Name", "Email", "Contact", "Pets").mappedFor("generic"))
                .containsExactly(entry("First Name", "first_name"), entry("Email", "email_1"), entry("Pets", "pets"));
    }

    @Test
    void warnsWhereTheRegionDecidesBetweenDayAndMonth() {
        MappingPlan plan = Sheet.with("Email", "Move-in Date")
                .row("ann@example.com", "06/07/2027")
                .set("integration_id", "int-1")
                .planFor("generic");

        assertThat(plan.warnings()).hasSize(1).first().asString().startsWith("Column \"Move-in Date\"");
    }
}
