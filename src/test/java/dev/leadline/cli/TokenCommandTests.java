package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.security.AccessToken;
import dev.leadline.security.AccessTokenRepository;
import dev.leadline.security.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCommandTests {

    private static final Pattern SECRET = Pattern.compile("leadline_[A-Za-z0-9_-]{43}");

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void openATerminal() {
        terminal = new Terminals(folder);
    }

    @Test
    void showsATokenOnceAndKeepsOnlyItsHash() throws Exception {
        assertThat(terminal.type("token", "add", "crm-export", "--role", "operator"))
                .isZero();
        String shown = terminal.out();
        String secret = secret(shown);
        assertThat(shown).isEqualTo("""
                %s

                crm-export can now use the API as operator. Copy the token now: it cannot be shown again.

                Next
                  To start the API, and to remove the token when it is no longer needed:
                    leadline serve
                    leadline token remove crm-export
                """.formatted(secret));

        assertThat(terminal.type("token", "list")).isZero();
        assertThat(terminal.out()).isEqualTo("  crm-export  operator\n");
        assertThat(Files.readString(folder.resolve("config/tokens.yaml")))
                .matches("(?s)# Tokens of programs .*\ncrm-export:\n  role: \"operator\"\n  sha256: \"[0-9a-f]{64}\"\n")
                .doesNotContain(secret.substring("leadline_".length()));
        assertThat(AccessTokenRepository.in(folder.resolve("config")).recognize(secret))
                .contains(new AccessToken("crm-export", Role.OPERATOR));
    }

    @Test
    void notesInTheActivityLogWhatWasDoneWithTokens() {
        terminal.type("token", "add", "dashboard");
        String secret = secret(terminal.out());
        terminal.type("token", "remove", "dashboard");
        assertThat(terminal.asked)
                .contains("note token-add dashboard as viewer", "note token-remove dashboard")
                .noneMatch(line -> line.contains(secret));
    }

    @Test
    void removesATokenAtOnce() {
        terminal.type("token", "add", "dashboard");
        String secret = secret(terminal.out());
        AccessTokenRepository running = AccessTokenRepository.in(folder.resolve("config"));
        assertThat(running.recognize(secret)).isPresent();

        assertThat(terminal.type("token", "remove", "dashboard")).isZero();
        assertThat(terminal.out()).isEqualTo("Token dashboard is removed. The API refuses it from now on.\n");
        assertThat(running.recognize(secret)).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are POSIX's")
    void keepsTheFileToItsOwner() throws Exception {
        terminal.type("token", "add", "dashboard");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("config/tokens.yaml"))))
                .isEqualTo("rw-------");
    }

    @Test
    void tellsProgramsToo() {
        terminal.type("token", "add", "dashboard", "--json");
        String shown = terminal.out();
        assertThat(shown)
                .isEqualToIgnoringWhitespace("{ \"name\" : \"dashboard\", \"role\" : \"viewer\", \"token\" : \"%s\" }"
                        .formatted(secret(shown)));
        terminal.type("token", "list", "--json");
        assertThat(terminal.out())
                .isEqualToIgnoringWhitespace("[ { \"name\" : \"dashboard\", \"role\" : \"viewer\" } ]");
        terminal.type("token", "remove", "dashboard", "--json");
        assertThat(terminal.out()).isEqualToIgnoringWhitespace("{ \"name\" : \"dashboard\" }");
    }

    @Test
    void saysHowToMakeTheFirstToken() {
        assertThat(terminal.type("token", "list")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                No tokens yet: no program can use the API.

                Next
                  To create a token for a program:
                    leadline token add NAME --role operator
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            token                         | Enter a subcommand: add, list or remove. Type leadline token --help to see all options.
            token add                     | Missing required parameter: 'NAME'. Type leadline token add --help to see all options.
            token add crm --role boss     | There is no role "boss". Valid values: viewer, operator.
            token add a/b                 | "a/b" is not a valid token name. Use 1 to 60 letters, digits and the characters . _ @ -, such as crm-export.
            token remove crm              | There is no token "crm".
            """)
    void refusesWithOneSentence(String typed, String sentence) {
        assertThat(terminal.type(typed.split(" "))).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo(sentence + "\n");
        assertThat(folder.resolve("config")).doesNotExist();
    }

    @Test
    void refusesANameThatIsTaken() {
        terminal.type("token", "add", "crm");
        assertThat(terminal.type("token", "add", "crm", "--role", "operator")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("Token crm already exists. To replace it, remove it first: leadline token remove crm\n");
    }

    @Test
    void quotesNothingOfAFileThatIsNotValid() throws Exception {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/tokens.yaml"), "crm:\n  role: viewer\n  sha256: a-secret-in-the-clear\n");
        assertThat(terminal.type("token", "list")).isEqualTo(2);
        assertThat(terminal.err())
                .matches(
                        "The token file .*tokens.yaml is not valid at line \\d+\\. Each name needs a role \\(viewer or operator\\) and a sha256 .*\n")
                .doesNotContain("clear");
    }

    private static String secret(String shown) {
        Matcher secret = SECRET.matcher(shown);
        assertThat(secret.find()).as(shown).isTrue();
        return secret.group();
    }
}
