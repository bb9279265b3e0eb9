package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.security.Role;
import dev.leadline.testing.Nginx;
import dev.leadline.testing.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for nginx in docs/console.md, word for word, in front of a console that is set up as the same page says. */
class ProxyRecipeTests {

    private static final Pattern RECIPE = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern COOKIE = Pattern.compile("(?m)^Set-Cookie: (leadline_token=[^;]+)");

    @TempDir
    Path folder;

    private ConsoleFixture house;
    private Nginx nginx;

    @BeforeEach
    void open() throws IOException {
        ConsoleFixture.give(folder, "ann", Role.OPERATOR);
        house = ConsoleFixture.at(
                folder,
                SettableClock.at("2026-11-25T08:00:00Z"),
                Map.of(
                        "leadline.serve.hosts[0]", "leads.example.com",
                        "leadline.serve.url", "https://leads.example.com",
                        "leadline.serve.trusted-proxies[0]", "127.0.0.1"));
        int port = Nginx.freePort();
        nginx = Nginx.start(Files.createDirectory(folder.resolve("nginx")), recipe(port), port);
    }

    @AfterEach
    void close() {
        if (nginx != null) {
            nginx.close();
        }
        house.close();
    }

    /** At other ports, and without TLS, since there is no certificate; nginx then says https of itself, as it would with TLS. */
    private String recipe(int port) throws IOException {
        Matcher recipe = RECIPE.matcher(Files.readString(Path.of("docs/console.md")));
        assertThat(recipe.find()).isTrue();
        String changed = recipe.group(1)
                .replace(
                        "listen 443 ssl;",
                        "listen 127.0.0.1:" + port + ";\n  set_real_ip_from 127.0.0.0/8;\n"
                                + "  real_ip_header X-Test-Client;")
                .replaceAll("(?m)^ *ssl_.*$", "")
                .replace("$scheme", "https")
                .replace("http://127.0.0.1:8151", "http://127.0.0.1:" + house.port());
        assertThat(changed).contains("listen 127.0.0.1:" + port, "127.0.0.1:" + house.port());
        return changed;
    }

    @Test
    void keepsAStrangerFromLockingOutEverybodyElse() {
        for (int n = 0; n < 5; n++) {
            assertThat(logsIn("203.0.113.9", "198.51.100." + n, "wrong horse")).startsWith("HTTP/1.1 302");
        }
        assertThat(logsIn("203.0.113.9", "198.51.100.77", "wrong horse")).startsWith("HTTP/1.1 429");
        assertThat(logsIn("198.51.100.7", "", ConsoleFixture.PASSWORD))
                .startsWith("HTTP/1.1 302")
                .contains(
                        "leadline_session=",
                        "Location: https://leads.example.com/",
                        "; Secure",
                        "Strict-Transport-Security:");
    }

    @Test
    void letsNobodyInByAnotherName() {
        assertThat(asks("GET /login HTTP/1.1\nHost: evil.example\nX-Forwarded-Host: leads.example.com\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(asks("GET /login HTTP/1.1\nHost: leads.example.com\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void limitsTheConnectionsOfAnAddress() throws IOException {
        assertThat(Files.readString(folder.resolve("nginx/nginx.conf"))).contains("limit_conn ");
    }

    /** By way of the proxy, from an address that nginx is told to see, with a header that the client makes up. */
    private String logsIn(String client, String madeUp, String password) {
        String from = "Host: leads.example.com\nX-Test-Client: " + client + "\n"
                + (madeUp.isEmpty() ? "" : "X-Forwarded-For: " + madeUp + "\n");
        String page = asks("GET /login HTTP/1.1\n" + from);
        String form = "username=ann&password=" + password.replace(" ", "+") + "&_csrf=" + found(TOKEN, page);
        return asks("POST /login HTTP/1.1\n" + from + "Cookie: " + found(COOKIE, page)
                + "\nContent-Type: application/x-www-form-urlencoded\nContent-Length: " + form.length()
                + "\n\n" + form);
    }

    private String asks(String request) {
        String whole = request.contains("\n\n")
                ? request.replace("\n\n", "\nConnection: close\n\n")
                : request + "Connection: close\n\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), nginx.port())) {
            socket.getOutputStream().write(whole.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
