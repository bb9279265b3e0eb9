package dev.leadline.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.security.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing of a body is parsed or stored before somebody is allowed in, and what strangers may send is small. */
class RefusedBodyTests {

    private static final int TOO_LARGE_FOR_MEMORY = 60_000;

    @TempDir
    static Path folder;

    private static ConsoleFixture house;

    @BeforeAll
    static void open() {
        ConsoleFixture.give(folder, "ann", Role.OPERATOR);
        house = ConsoleFixture.at(folder, Clock.systemUTC(), Map.of());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/login, 415",
        "/hooks/propexo, 415",
        "/, 302",
        "/imports, 302",
        "/imports/uploaded, 302",
        "/settings/doctor, 302",
        "/logout, 302",
        "/nope, 302"
    })
    void answersAStrangersUploadBeforeItsEndAndStoresNothing(String path, int status) throws IOException {
        Set<Path> before = files();
        try (Socket stranger = sends(path, "multipart/form-data; boundary=b", 90_000, part())) {
            assertThat(answer(stranger)).startsWith("HTTP/1.1 " + status + " ");
            assertThat(files()).as("while the request is open").isEqualTo(before);
        }
        assertThat(files()).as("afterwards").isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"rebound.example, 421", "localhost, 403"})
    void storesNothingForAnotherSite(String host, int status) throws IOException {
        Set<Path> before = files();
        try (Socket stranger = sends(
                "/imports",
                host,
                "multipart/form-data; boundary=b\nSec-Fetch-Site: cross-site",
                "Content-Length: 90000",
                part())) {
            assertThat(answer(stranger)).startsWith("HTTP/1.1 " + status + " ");
            assertThat(files()).isEqualTo(before);
        }
    }

    @Test
    void takesTheLogInOnlyAsASmallForm() throws IOException {
        String form = "application/x-www-form-urlencoded";
        try (Socket large = sends("/login", form, 20_000, "username=ann")) {
            assertThat(answer(large)).startsWith("HTTP/1.1 413 ");
        }
        try (Socket json = sends("/login", "application/json", 2, "{}")) {
            assertThat(answer(json)).startsWith("HTTP/1.1 415 ");
        }
        try (Socket endless = sends("/login", "localhost", form, "Transfer-Encoding: chunked", "5\nusern\n")) {
            assertThat(answer(endless)).startsWith("HTTP/1.1 411 ");
        }
        assertThat(house.browser()
                        .logIn("ann", ConsoleFixture.PASSWORD)
                        .headers()
                        .firstValue("Location"))
                .contains("/");
    }

    @Test
    void takesNoWebhookThatIsLargerThanOneCanBe() throws IOException {
        try (Socket large = sends("/hooks/propexo", "application/json", 70_000, "{")) {
            assertThat(answer(large)).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void takesFilesOnlyWhereAnImportBegins() {
        Browser ann = house.browser().loggedIn("ann");
        assertThat(ann.upload("/schedules/noted", "leads.csv", 90_000).statusCode())
                .isEqualTo(415);
        assertThat(ann.upload("/imports/uploaded", "leads.csv", 90_000).statusCode())
                .isEqualTo(200);
    }

    private static String part() {
        return "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\n\n"
                + "x".repeat(TOO_LARGE_FOR_MEMORY);
    }

    private static Socket sends(String path, String type, int length, String body) throws IOException {
        return sends(path, "localhost", type, "Content-Length: " + length, body);
    }

    /** Begins a request whose end never comes. */
    private static Socket sends(String path, String host, String type, String length, String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.port());
        socket.setSoTimeout(10_000);
        String head = "POST %s HTTP/1.1\nHost: %s\nContent-Type: %s\n%s\n\n".formatted(path, host, type, length);
        socket.getOutputStream().write((head + body).replace("\n", "\r\n").getBytes(UTF_8));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return String.valueOf(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine());
    }

    /** All files of the home, and what lies in the folder for temporary ones. */
    private static Set<Path> files() throws IOException {
        try (Stream<Path> home = Files.walk(folder.resolve("home"));
                Stream<Path> uploads = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return Stream.concat(
                            home.filter(Files::isRegularFile),
                            uploads.filter(file -> file.getFileName().toString().startsWith("upload_")))
                    .collect(Collectors.toSet());
        }
    }
}
