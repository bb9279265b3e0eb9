package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.sandbox.ReceivedProspect;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every field of the two pages that the project comes from, from the file to the body that the API receives. */
class SeedBodiesTests {

    @TempDir
    Path folder;

    @Test
    void sendsEveryFieldOfTheGenericPage() {
        receives("generic", "/crm/v1/prospects/", """
                community_id,email_1,phone_1,phone_2,first_name,last_name,move_in_date,rent_minimum_in_cents,\
                rent_maximum_in_cents,notes,pets,attribution_id,agent_id,address_1,city,state,zip,number_of_occupants,\
                lease_term_in_months,desired_num_bedrooms,subscribe,first_contact_type,middle_name,address_2,country,\
                preferred_contact_method,prospect_source
                com-1,ann@example.com,(617) 555-0123,+16175550124,Ann,Lee,06/15/2027,120000,145000,\
                "Likes ""light"", and quiet","Cat, small dog",att-1,agt-1,1 Main Street,Boston,MA,02139,2,12,"1, 2",no,\
                EMAIL,Mary,Apt 4,US,PHONE,Website
                """, """
                {"integration_id": "int-1", "community_id": "com-1", "email_1": "ann@example.com",
                 "phone_1": "+16175550123", "phone_2": "+16175550124", "first_name": "Ann", "last_name": "Lee",
                 "move_in_date": "2027-06-15", "rent_minimum_in_cents": 120000, "rent_maximum_in_cents": 145000,
                 "notes": "Likes \\"light\\", and quiet", "pets": ["CAT", "SMALL_DOG"], "attribution_id": "att-1",
                 "agent_id": "agt-1", "address_1": "1 Main Street", "city": "Boston", "state": "MA", "zip": "02139",
                 "number_of_occupants": 2, "lease_term_in_months": 12, "desired_num_bedrooms": [1, 2],
                 "subscribe": false, "first_contact_type": "EMAIL", "middle_name": "Mary", "address_2": "Apt 4",
                 "country": "US", "preferred_contact_method": "PHONE", "prospect_source": "Website"}
                """);
    }

    @Test
    void sendsEveryFieldOfTheKnockPage() {
        receives("knock", "/crm/v1/prospects/knock", """
                community_id,attribution_id,agent_id,email_1,phone_1,first_name,last_name,address_1,city,state,zip,\
                move_in_date,number_of_occupants,lease_term_in_months,rent_minimum_in_cents,rent_maximum_in_cents,notes,\
                desired_num_bedrooms,pets,subscribe,first_contact_type
                com-1,att-1,agt-1,ann@example.com,6175550123,Ann,Lee,1 Main Street,Boston,Massachusetts,02139,2027-06-15,\
                3,6,1,250000,"two
                lines",Studio,Large dog,true,CALL
                """, """
                {"integration_id": "int-1", "community_id": "com-1", "attribution_id": "att-1", "agent_id": "agt-1",
                 "email_1": "ann@example.com", "phone_1": "+16175550123", "first_name": "Ann", "last_name": "Lee",
                 "address_1": "1 Main Street", "city": "Boston", "state": "Massachusetts", "zip": "02139",
                 "move_in_date": "2027-06-15", "number_of_occupants": 3, "lease_term_in_months": 6,
                 "rent_minimum_in_cents": 1, "rent_maximum_in_cents": 250000, "notes": "two\\nlines",
                 "desired_num_bedrooms": [0], "pets": ["LARGE_DOG"], "subscribe": true, "first_contact_type": "CALL"}
                """);
    }

    private void receives(String target, String path, String file, String expected) {
        try (ImportFixture trial = new ImportFixture(folder)) {
            trial.start(ImportRequest.of(trial.file("leads.csv", file.stripTrailing()))
                    .target(target)
                    .constants(Map.of("integration_id", "int-1"))
                    .build());

            assertThat(trial.received()).extracting(ReceivedProspect::path).containsExactly(path);
            assertThat(trial.bodies())
                    .containsExactly(new JsonMapper().readValue(expected, new TypeReference<Map<String, Object>>() {}));
        }
    }
}
