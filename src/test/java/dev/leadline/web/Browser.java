package dev.leadline.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks the console as a browser does: with cookies, and in forms with the token of the page that was seen last. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern HTMX_TOKEN =
            Pattern.compile("hx-headers=\"\\{&quot;([^&]+)&quot;:&quot;([^&]+)&quot;\\}\"");
    private static final String BORDER = "the-border";

    private final URI console;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String token = "";
    private String tokenHeader = "";

    Browser(URI console) {
        this.console = console;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        return postWithoutToken(path, all, headers);
    }

    HttpResponse<String> postWithoutToken(String path, Map<String, String> fields, String... headers) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** As htmx does it: with the header that the body of the page names. */
    HttpResponse<String> htmx(String path) {
        return send(request(path, "HX-Request", "true", tokenHeader, token).POST(BodyPublishers.noBody()));
    }

    /** As the grid does it. */
    HttpResponse<String> postJson(String path, String json) {
        return send(request(path, "Content-Type", "application/json", tokenHeader, token)
                .POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> upload(String path, String name, int bytes) {
        return upload(path, name, "x".repeat(bytes));
    }

    HttpResponse<String> upload(String path, String name, String content) {
        String body = """
                --%1$s
                Content-Disposition: form-data; name="_csrf"

                %2$s
                --%1$s
                Content-Disposition: form-data; name="file"; filename="%3$s"

                %4$s
                --%1$s--
                """.replace("\n", "\r\n");
        return send(request(path, "Content-Type", "multipart/form-data; boundary=" + BORDER)
                .POST(BodyPublishers.ofString(body.formatted(BORDER, token, name, content))));
    }

    HttpResponse<String> logIn(String name, String password) {
        get("/login");
        return post("/login", Map.of("username", name, "password", password, "to", "/"));
    }

    Browser loggedIn(String name) {
        logIn(name, ConsoleFixture.PASSWORD);
        get("/");
        return this;
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** Sends bytes that no browser sends, and gives all that comes back. */
    static String bytes(int port, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(console.resolve(path)).header("Accept", "text/html,*/*;q=0.8");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            remember(response.body());
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void remember(String page) {
        Matcher htmx = HTMX_TOKEN.matcher(page);
        if (htmx.find()) {
            tokenHeader = htmx.group(1);
            token = htmx.group(2);
        }
        Matcher form = TOKEN.matcher(page);
        if (form.find()) {
            token = form.group(1);
        }
    }
}
