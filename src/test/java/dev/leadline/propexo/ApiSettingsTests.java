package dev.leadline.propexo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.leadline.message.UserException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which settings could leak the token or never end, and what is said of them. */
class ApiSettingsTests {

    private static final ApiToken TOKEN = ApiToken.of("CANARY-TOKEN");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.propexo.com",
                "https://api.propexo.com/",
                "HTTPS://API.propexo.com:8443/path",
                "http://localhost:8080",
                "http://127.0.0.1",
                "http://127.8.9.1:1",
                "http://[::1]:8080"
            })
    void takesHttpsAnywhereAndHttpOnThisMachine(String url) {
        assertThatNoException().isThrownBy(() -> ApiSettings.withDefaults(URI.create(url), TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.propexo.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://10.0.0.1",
                "http://[::2]",
                "http://0.0.0.0"
            })
    void refusesToSendTheTokenUnencrypted(String url) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ApiSettings.withDefaults(URI.create(url), TOKEN))
                .withMessage("The API's address " + url
                        + " would receive the token unencrypted. Use https in leadline.api.url (http is"
                        + " allowed only for this machine).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.propexo.com",
                "ftp://api.propexo.com",
                "file:///etc/passwd",
                "https:///x",
                "mailto:a@example.com",
                ""
            })
    void refusesWhatIsNoWebAddress(String url) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ApiSettings.withDefaults(URI.create(url), TOKEN))
                .withMessage("leadline.api.url is not a web address with a host name. Set it to an address such as"
                        + " https://api.propexo.com.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:pass@api.propexo.com",
                "https://user@api.propexo.com",
                "https://api.propexo.com?a=b",
                "https://api.propexo.com#x"
            })
    void refusesAnAddressWithMoreThanAnAddress(String url) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ApiSettings.withDefaults(URI.create(url), TOKEN))
                .withMessage("leadline.api.url contains a user, a query or a fragment. Set it to an address such as"
                        + " https://api.propexo.com.");
    }

    @ParameterizedTest
    @CsvSource({
        "https://API.Propexo.com,https://api.propexo.com",
        "HTTPS://api.propexo.com:443/,https://api.propexo.com",
        "https://api.propexo.com:8443/v1,https://api.propexo.com:8443",
        "http://localhost:80,http://localhost",
        "http://[::1]:8080/,http://[::1]:8080"
    })
    void hasOneOriginHoweverItIsWritten(String url, String origin) {
        assertThat(ApiSettings.withDefaults(URI.create(url), TOKEN).origin()).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void asksForATokenWhereThereIsNone(String token) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ApiToken.of(token))
                .withMessage("There is no API token. Set LEADLINE_API_TOKEN to a token from Propexo's dashboard, or use"
                        + " --sandbox to try Leadline without a token.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\r\nX-Evil: 1", "secret\n", " secret", "sec\u0000ret", "sec\u001bret", "sécret"})
    void refusesATokenThatCouldForgeAHeaderWithoutRepeatingIt(String token) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ApiToken.of(token))
                .withMessage("The API token contains a space, a line break or another invalid character. Copy the token"
                        + " into LEADLINE_API_TOKEN again.");
    }

    @Test
    void neverPrintsTheToken() {
        ApiSettings settings = ApiSettings.withDefaults(URI.create("https://api.propexo.com"), TOKEN);

        assertThat(settings.toString()).contains("[token]").doesNotContain("CANARY");
    }

    @Test
    void refusesNumbersAndWaitsOutOfBounds() {
        assertRefused(
                -1,
                16,
                Duration.ofSeconds(1),
                "The setting leadline.api.requests-per-minute is -1. Set it to a number from 0 to 100000.");
        assertRefused(
                150,
                0,
                Duration.ofSeconds(1),
                "The setting leadline.api.concurrency is 0. Set it to a number from 1 to 1000.");
        assertRefused(
                150,
                16,
                Duration.ZERO,
                "The setting leadline.api.connect-timeout is out of range. Set it to a time of more than 0 and at most"
                        + " 10 minutes, such as 30s.");
    }

    private static void assertRefused(int requestsPerMinute, int concurrency, Duration wait, String message) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> new ApiSettings(
                        URI.create("https://api.propexo.com"), TOKEN, requestsPerMinute, concurrency, wait, wait))
                .withMessage(message);
    }
}
