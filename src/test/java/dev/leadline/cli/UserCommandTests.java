package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserCommandTests {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void openATerminal() {
        terminal = new Terminals(folder);
    }

    @Test
    void addsListsAndRemovesUsers() {
        terminal.pipe(PASSWORD);
        assertThat(terminal.type("user", "add", "ann", "--role", "operator")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                ann can now log in to the console as operator.

                Next
                  To list all users, and to start the console:
                    leadline user list
                    leadline serve
                """);
        assertThat(terminal.type("user", "add", "vic")).isZero();
        assertThat(terminal.type("user", "list")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                  ann  operator
                  vic  viewer
                """);
        assertThat(terminal.type("user", "remove", "ann")).isZero();
        assertThat(terminal.out()).isEqualTo("ann can no longer use the console.\n");
        assertThat(terminal.type("user", "list", "--json")).isZero();
        assertThat(terminal.out()).isEqualToIgnoringWhitespace("[ { \"user\" : \"vic\", \"role\" : \"viewer\" } ]");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are POSIX's")
    void keepsTheFileToItsOwner() throws Exception {
        terminal.pipe(PASSWORD);
        terminal.type("user", "add", "ann");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("config/users.yaml"))))
                .isEqualTo("rw-------");
        assertThat(terminal.out() + terminal.err()).doesNotContain(PASSWORD, "$2a$");
    }

    @Test
    void saysWhatItMeansThatThereIsNobody() {
        assertThat(terminal.type("user", "list")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                No users yet: the console accepts connections only from this machine, and requires no login.

                Next
                  To allow access from other machines:
                    leadline user add NAME --role operator
                """);
    }

    @Test
    void tellsProgramsToo() {
        terminal.pipe(PASSWORD);
        assertThat(terminal.type("user", "add", "ann", "--json")).isZero();
        assertThat(terminal.out()).isEqualToIgnoringWhitespace("{ \"user\" : \"ann\", \"role\" : \"viewer\" }");
        assertThat(terminal.type("user", "remove", "ann", "--json")).isZero();
        assertThat(terminal.out()).isEqualToIgnoringWhitespace("{ \"user\" : \"ann\" }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            user                         | Enter a subcommand: add, list or remove. Type leadline user --help to see all options.
            user ad ann                  | There is no command "ad"; did you mean add? Type leadline user --help to see all options.
            user add                     | Missing required parameter: 'NAME'. Type leadline user add --help to see all options.
            user add ann --password x    | Unknown options: '--password', 'x'. Type leadline user add --help to see all options.
            user add ann --role boss     | There is no role "boss". Valid values: viewer, operator, admin.
            user add a/b                 | "a/b" is not a valid user name. Use 1 to 60 letters, digits and the characters . _ @ -, such as ann or ann@example.com.
            user add ann                 | The password must have at least 12 characters. A few unrelated words are easy to remember.
            user remove ann              | There is no user "ann".
            """)
    void refusesWithOneSentence(String typed, String sentence) {
        terminal.pipe("short");
        assertThat(terminal.type(typed.split(" "))).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo(sentence + "\n");
        assertThat(folder.resolve("config")).doesNotExist();
    }

    @Test
    void refusesANameThatIsTakenBeforeItAsksForAPassword() {
        terminal.pipe(PASSWORD);
        terminal.type("user", "add", "ann");
        terminal.pipe("");
        assertThat(terminal.type("user", "add", "ann", "--role", "operator")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "User ann already exists. To change the password or the role, open Settings, Users in the console. Without a console, remove the user first: leadline user remove ann\n");
    }

    @Test
    void wantsAPassword() {
        terminal.pipe("");
        assertThat(terminal.type("user", "add", "ann")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "No password was entered. Run the command in a terminal, or pipe the password as one line.\n");
    }
}
