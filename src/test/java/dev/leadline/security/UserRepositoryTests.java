package dev.leadline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.message.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserRepositoryTests {

    private static final String PASSWORD = "correct horse battery";
    private static final String HASH = "$2a$04$mZbJb7K5B7n5l1Xw2E3gGe1XKcR3wTqv2kq0ezW7uY1Kcz0u1uM5S";

    @TempDir
    Path config;

    @Test
    void knowsNobodyAtFirst() {
        UserRepository users = UserRepository.in(config.resolve("not-there-yet"));
        assertThat(users.isEmpty()).isTrue();
        assertThat(users.all()).isEmpty();
        assertThat(users.recognise("ann", PASSWORD)).isEmpty();
    }

    @Test
    void recognisesByNameAndPassword() {
        UserRepository users = UserRepository.in(config);
        users.add("ann", Role.OPERATOR, PASSWORD);
        assertThat(users.recognise("ann", PASSWORD)).map(User::role).contains(Role.OPERATOR);
        assertThat(users.recognise("ann", PASSWORD + "x")).isEmpty();
        assertThat(users.recognise("ann", "")).isEmpty();
        assertThat(users.recognise("Ann", PASSWORD)).isEmpty();
    }

    @Test
    void takesAnAccentHoweverItIsTyped() {
        UserRepository users = UserRepository.in(config);
        users.add("ann", Role.VIEWER, "gr\u00fcne Wiese im Mai");
        assertThat(users.recognise("ann", "gru\u0308ne Wiese im Mai")).isPresent();
    }

    @Test
    void seesAtOnceWhatAnotherProcessHasChanged() {
        UserRepository here = UserRepository.in(config);
        assertThat(here.isEmpty()).isTrue();
        UserRepository there = UserRepository.in(config);
        there.add("ann", Role.OPERATOR, PASSWORD);
        assertThat(here.find("ann")).isPresent();
        there.remove("ann");
        assertThat(here.find("ann")).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are POSIX's")
    void keepsHashesToItsOwner() throws IOException {
        UserRepository.in(config).add("ann", Role.OPERATOR, PASSWORD);
        Path file = config.resolve("users.yaml");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file)
                .content()
                .matches(
                        "(?s)# Users of the console. .*\nann:\n  role: \"operator\"\n  password: \"\\$2a\\$12\\$.{53}\"\n")
                .doesNotContain(PASSWORD);
        try (var files = Files.list(config)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void showsNoHash() {
        assertThat(new User("ann", Role.OPERATOR, HASH)).hasToString("User[ann, operator]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann smith",
                "ann\n",
                "../ann",
                "j\u00f6rg",
                "0123456789012345678901234567890123456789012345678901234567890"
            })
    void refusesWhatCannotBeAName(String name) {
        assertThatThrownBy(() -> UserRepository.in(config).add(name, Role.VIEWER, PASSWORD))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(
                        "is not a valid user name. Use 1 to 60 letters, digits and the characters . _ @ -");
    }

    @Test
    void refusesANameThatIsTaken() {
        UserRepository users = UserRepository.in(config);
        users.add("ann", Role.VIEWER, PASSWORD);
        assertThatThrownBy(() -> users.add("ann", Role.OPERATOR, PASSWORD))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "User ann already exists. To change the password or the role, open Settings, Users in the console."
                                + " Without a console, remove the user first: leadline user remove ann");
    }

    @Test
    void refusesPasswordsThatAreTooShortOrTooLong() {
        UserRepository users = UserRepository.in(config);
        assertThatThrownBy(() -> users.add("ann", Role.VIEWER, "eleven char"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "The password must have at least 12 characters. A few unrelated words are easy to remember.");
        assertThatThrownBy(() -> users.add("ann", Role.VIEWER, "\u00fc".repeat(37)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "The password must have at most 72 bytes, which is as many unaccented letters. Choose a shorter password.");
        assertThat(users.isEmpty()).isTrue();
    }

    @Test
    void doesNotTakeALongerPasswordForItsBeginning() {
        UserRepository users = UserRepository.in(config);
        users.add("ann", Role.VIEWER, "x".repeat(72));
        assertThat(users.recognise("ann", "x".repeat(72))).isPresent();
        assertThat(users.recognise("ann", "x".repeat(73))).isEmpty();
    }

    @Test
    void saysWhoeverIsNotThere() {
        UserRepository users = UserRepository.in(config);
        users.add("ann", Role.VIEWER, PASSWORD);
        assertThatThrownBy(() -> users.remove("anne"))
                .isInstanceOf(UserException.class)
                .hasMessage("There is no user \"anne\"; did you mean ann?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann:\n  role: boss\n  password: HASH\n",
                "ann:\n  role: viewer\n  password: secret-in-the-clear\n",
                "ann:\n  role: viewer\n",
                "ann:\n  role: viewer\n  password: HASH\n  more: x\n",
                "ann: HASH\n",
                "ann:\n  role: viewer\n  password: HASH\nann:\n  role: operator\n  password: HASH\n",
                "\"ann smith\":\n  role: viewer\n  password: HASH\n",
                "ann:\n",
                "- ann\n",
                "ann: {\n"
            })
    void letsNobodyInByAFileThatIsWrong(String text) throws IOException {
        Path file = config.resolve("users.yaml");
        Files.writeString(file, text.replace("HASH", HASH));
        assertThatThrownBy(() -> UserRepository.in(config).all())
                .isInstanceOf(UserException.class)
                .hasMessageMatching(
                        "The user file " + file + " is not valid (at line \\d|in the entry of a user)\\. .*")
                .hasMessageNotContaining("secret-in-the-clear")
                .hasMessageNotContaining(HASH);
    }

    @Test
    void letsNobodyInByAFileThatIsNestedTooDeeply() throws IOException {
        Path file = config.resolve("users.yaml");
        Files.writeString(file, "ann: " + "{a: ".repeat(20_000) + "}".repeat(20_000));

        assertThatThrownBy(() -> UserRepository.in(config).all())
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("The user file " + file + " is not valid at ");
    }
}
