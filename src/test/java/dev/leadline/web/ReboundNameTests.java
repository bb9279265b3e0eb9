package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.RunInitiator;
import dev.leadline.message.UserException;
import dev.leadline.security.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A site whose name suddenly leads to this machine (DNS rebinding) cannot talk its way into the console by headers that only a
 * proxy sets: they count from configured proxies alone, and the name of the console is never among them.
 */
@SuppressWarnings("StringConcatToTextBlock") // line by line, as a request is
class ReboundNameTests {

    private static final String TRUST = "leadline.serve.trusted-proxies[0]";

    @TempDir
    static Path folder;

    @TempDir
    static Path proxied;

    private static ConsoleFixture open;
    private static ConsoleFixture behindAProxy;

    @BeforeAll
    static void open() {
        open = ConsoleFixture.at(folder);
        ConsoleFixture.give(proxied, "ann", Role.OPERATOR);
        behindAProxy = ConsoleFixture.at(proxied, Clock.systemUTC(), Map.of(TRUST, "127.0.0.0/8"));
    }

    @AfterAll
    static void close() {
        open.close();
        behindAProxy.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: 127.0.0.1",
                "X-Forwarded-Host: localhost:8151\nX-Forwarded-For: 127.0.0.1\nX-Forwarded-Port: 8151",
                "Forwarded: for=127.0.0.1;host=localhost;proto=http",
                "X-Forwarded-Server: localhost\nX-Host: localhost\nX-Original-Host: localhost"
            })
    void believesNoHeaderThatNamesAnotherHost(String headers) {
        for (ConsoleFixture house : new ConsoleFixture[] {open, behindAProxy}) {
            String answer = Browser.bytes(
                    house.port(),
                    "GET /imports/new HTTP/1.1\nHost: rebound.example\n" + headers + "\nConnection: close\n\n");
            assertThat(answer)
                    .startsWith("HTTP/1.1 421 ")
                    .doesNotContain(
                            "leadline_token",
                            "_csrf",
                            RunInitiator.atThisMachine().who());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://127.0.0.1/ HTTP/1.1\nHost: rebound.example",
                "GET http://rebound.example/ HTTP/1.1\nHost: 127.0.0.1",
                "GET http://rebound.example/ HTTP/1.1\nHost: rebound.example",
                "GET http://rebound.example/ HTTP/1.0",
                "GET / HTTP/1.1\nHost: rebound.example\nHost: 127.0.0.1",
                "GET / HTTP/1.1\nHost: 127.0.0.1\nHost: rebound.example",
                "GET / HTTP/1.1\nHost: 127.0.0.1@rebound.example",
                "GET / HTTP/1.1\nHost: rebound.example#127.0.0.1",
                "GET / HTTP/1.1\nHost: 127.0.0.1, rebound.example",
                "GET / HTTP/1.1\nHost:",
                "GET / HTTP/1.1",
                "GET / HTTP/1.0"
            })
    void takesTheNameFromTheOneHostHeaderAndFromNothingElse(String request) {
        assertThat(Browser.bytes(open.port(), request + "\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 4")
                .doesNotContain(
                        "leadline_token", "_csrf", RunInitiator.atThisMachine().who());
    }

    @Test
    void speaksNoHttp2ByWhichANameCouldComeInAnotherWay() {
        assertThat(Browser.bytes(open.port(), "PRI * HTTP/2.0\n\nSM\n\n")).doesNotContain("leadline_token");
        assertThat(Browser.bytes(
                        open.port(),
                        "GET / HTTP/1.1\nHost: rebound.example\nConnection: Upgrade, HTTP2-Settings, close\n"
                                + "Upgrade: h2c\nHTTP2-Settings: AAMAAABkAAQAAP__\n\n"))
                .startsWith("HTTP/1.1 421 ");
    }

    @Test
    void startsNothingForAPageOfAReboundName() {
        String upload = "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\n\n"
                + "Name,Email\nAnn Lee,ann@example.com\n--b--\n";
        String answer = Browser.bytes(
                open.port(),
                "POST /imports HTTP/1.1\nHost: rebound.example\nOrigin: http://rebound.example\n"
                        + "X-Forwarded-Host: 127.0.0.1\nSec-Fetch-Site: same-origin\nConnection: close\n"
                        + "Content-Type: multipart/form-data; boundary=b\nContent-Length: "
                        + upload.replace("\n", "\r\n").length() + "\n\n" + upload);
        assertThat(answer).startsWith("HTTP/1.1 421 ");
        assertThat(folder.resolve("home/uploads")).isEmptyDirectory();
    }

    @Test
    void believesNobodyThatARequestCameByHttpsUnlessTheProxyIsConfigured() {
        HttpResponse<String> page = open.browser().get("/", "X-Forwarded-Proto", "https");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(page.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("Secure");
        HttpResponse<String> secured = behindAProxy.browser().get("/login", "X-Forwarded-Proto", "https");
        assertThat(secured.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(secured.headers().firstValue("Set-Cookie").orElse("")).contains("Secure");
    }

    @Test
    void needsUsersWhereAProxyIsTrusted(@TempDir Path elsewhere) {
        Assertions.assertThatThrownBy(() -> ConsoleFixture.at(elsewhere, Clock.systemUTC(), Map.of(TRUST, "127.0.0.1")))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "Other machines can reach the console through the proxy in leadline.serve.trusted-proxies, so"
                                + " it needs users. Add one: leadline user add NAME --role operator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "127.0.0.1/x", ""})
    void saysWhichProxyIsNoAddress(String entry, @TempDir Path elsewhere) {
        ConsoleFixture.give(elsewhere, "ann", Role.OPERATOR);
        Assertions.assertThatThrownBy(() -> ConsoleFixture.at(elsewhere, Clock.systemUTC(), Map.of(TRUST, entry)))
                .hasMessage("leadline.serve.trusted-proxies contains \"" + entry + "\", which is not an address."
                        + " Enter addresses such as 127.0.0.1 or networks such as 10.0.0.0/8.");
    }
}
