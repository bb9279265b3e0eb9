package dev.leadline.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.leadline.message.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTests {

    @TempDir
    Path folder;

    @Test
    void shipsFiveTargets() {
        assertThat(Targets.load(null).all())
                .extracting(Target::name)
                .containsExactly("generic", "knock", "funnel", "rentcafe", "eliseai");
    }

    @Test
    void namesTheNearestTargetForOneThatIsMistyped() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Targets.load(null).named("nock"))
                .withMessage("There is no target \"nock\"; did you mean knock?");
    }

    @Test
    void namesAllTargetsForOneThatIsLikeNone() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Targets.load(null).named("salesforce"))
                .withMessage(
                        "There is no target \"salesforce\". Valid values: generic, knock, funnel, rentcafe, eliseai.");
    }

    @Test
    void takesATargetOfOnesOwn() throws IOException {
        write("acme.yaml", """
                name: acme
                title: Acme
                path: /crm/v1/prospects/acme
                jobIdAt: /meta/job_id
                source: the e-mail of 3 May
                body:
                  type: object
                  properties:
                    email_1: {type: string, x-type: email, description: Where to write.}
                    tier: {type: string, enum: [GOLD, PLAIN]}
                    floors: {type: array, items: {type: integer, minimum: 0, maximum: 40}}
                  required: [email_1]
                  additionalProperties: false
                """);

        Target acme = Targets.load(folder).named("acme");

        assertThat(acme.fields())
                .containsExactly(
                        new Field(
                                "email_1", FieldType.EMAIL, true, null, null, null, List.of(), null, "Where to write."),
                        new Field(
                                "tier", FieldType.CHOICE, false, null, null, null, List.of("GOLD", "PLAIN"), null, ""),
                        new Field("floors", FieldType.BEDROOMS, false, 0, 40, null, List.of(), null, ""));
    }

    @Test
    void letsAnOwnDocumentCloseWhatNobodyHasPublished() throws IOException {
        String shipped = Files.readString(Path.of("src/main/resources/targets/knock.json"));
        write(
                "knock.json",
                shipped.replace("\"x-type\": \"choice\"", "\"x-type\": \"choice\", \"enum\": [\"CALL\", \"VISIT\"]"));

        Targets targets = Targets.load(folder);

        assertThat(targets.all()).hasSize(5);
        assertThat(targets.named("knock")
                        .field("first_contact_type")
                        .orElseThrow()
                        .allowed())
                .containsExactly("CALL", "VISIT");
    }

    @Test
    void doesWithoutAFolder() {
        assertThat(Targets.load(folder.resolve("none")).all()).hasSize(5);
    }

    @Test
    void refusesADocumentWithAMisspeltKey() throws IOException {
        Path file = write("acme.json", "{\"name\": \"acme\", \"titel\": \"Acme\"}");

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Targets.load(folder))
                .withMessage(file + " is not a valid target: at the top, required property 'title' not found."
                        + " Compare it with a built-in target, such as targets/knock.json.");
    }

    @Test
    void refusesABodyThatIsNoSchema() throws IOException {
        Path file = write("acme.json", acme("\"n\": {\"type\": \"string\", \"maxLength\": -1}", "[]"));

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Targets.load(folder))
                .withMessage(file
                        + " is not a valid target: at /body/properties/n/maxLength, must have a minimum value of 0."
                        + " Compare it with a built-in target, such as targets/knock.json.");
    }

    @Test
    void refusesARequiredFieldThatIsNotThere() throws IOException {
        Path file = write("acme.json", acme("\"n\": {\"type\": \"string\"}", "[\"m\"]"));

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Targets.load(folder))
                .withMessage(file + " is not a valid target: at /body/required, there is no property \"m\"."
                        + " Compare it with a built-in target, such as targets/knock.json.");
    }

    @Test
    void refusesATypeThatItsJsonCannotHold() throws IOException {
        Path file = write("acme.json", acme("\"rent\": {\"type\": \"string\", \"x-type\": \"money\"}", "[]"));

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Targets.load(folder))
                .withMessage(file
                        + " is not a valid target: at /body/properties/rent, x-type money requires integer, not string."
                        + " Compare it with a built-in target, such as targets/knock.json.");
    }

    @Test
    void refusesTwoDocumentsOfOneName() throws IOException {
        Path one = write("a.json", acme("\"n\": {\"type\": \"string\"}", "[]"));
        Path other = write("b.json", acme("\"n\": {\"type\": \"string\"}", "[]"));

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Targets.load(folder))
                .withMessage(one + " and " + other + " both describe target acme. Remove one of them.");
    }

    @Test
    void namesTheLineOfADocumentThatCannotBeRead() throws IOException {
        Path file = write("acme.json", "{\n \"name\": \"acme\",\n \"name\": \"acme\"}");

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Targets.load(folder))
                .withMessage(file + " cannot be read: line 3: Duplicate Object property \"name\".");
    }

    @Test
    void refusesADocumentThatIsNestedTooDeeply() throws IOException {
        for (String name : List.of("acme.json", "acme.yaml")) {
            Path file = write(name, "{\"a\": ".repeat(20_000) + "1" + "}".repeat(20_000));

            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> Targets.load(folder))
                    .withMessage(
                            file
                                    + " cannot be read: it is nested too deeply, or contains a text or a number that is too long.");
            Files.delete(file);
        }
    }

    private static String acme(String properties, String required) {
        return """
                {"name": "acme", "title": "Acme", "path": "/acme", "jobIdAt": "/id", "source": "us",
                 "body": {"type": "object", "properties": {%s}, "required": %s, "additionalProperties": false}}
                """.formatted(properties, required);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
