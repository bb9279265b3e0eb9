package dev.leadline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.leadline.testing.Chromium;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A page of a site whose name has come to lead to this machine (DNS rebinding): for the browser the console is that site's own
 * server, so nothing but the console itself keeps the page out.
 */
class ReboundPageTests {

    private static final List<Map<String, String>> HEADERS = List.of(
            Map.of(),
            Map.of("X-Forwarded-Host", "127.0.0.1"),
            Map.of("X-Forwarded-Host", "localhost", "X-Forwarded-For", "127.0.0.1", "X-Forwarded-Proto", "http"),
            Map.of("Forwarded", "for=127.0.0.1;host=localhost"));

    private static final String ATTACK = """
            async headers => {
              const read = async (path, request) => {
                const answer = await fetch(path, request);
                return answer.status + ' ' + await answer.text();
              };
              const page = await read('/imports/new', {headers});
              const token = (page.match(/name="_csrf" value="([^"]+)"/) || [])[1] || '';
              const form = new FormData();
              form.append('_csrf', token);
              form.append('file', new Blob(['Name,Email\\nAnn Lee,ann@example.com\\n']), 'leads.csv');
              return [page, await read('/imports', {method: 'POST', headers, body: form}), document.cookie];
            }
            """;

    @TempDir
    Path folder;

    private BrowserFixture office;

    @BeforeEach
    void open() {
        office = new BrowserFixture(folder).opens();
    }

    @AfterEach
    void shut() {
        office.close();
    }

    @Test
    void readsNothingAndStartsNothingWhateverHeadersItSets() {
        String site =
                "http://" + Chromium.REBOUND + ":" + URI.create(office.url("/")).getPort();
        Page page = office.browser();
        page.route(
                site + "/attack",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<!doctype html><title>A page of another site</title>")));
        page.navigate(site + "/attack");
        assertThat(page.title()).isEqualTo("A page of another site");
        for (Map<String, String> headers : HEADERS) {
            List<?> answers = (List<?>) page.evaluate(ATTACK, headers);
            assertThat(answers)
                    .as("with %s", headers)
                    .allSatisfy(answer -> assertThat(answer.toString()).doesNotContain("_csrf", "New import"));
            assertThat(answers.get(0).toString()).startsWith("421 ");
            assertThat(answers.get(1).toString()).startsWith("421 ");
        }
        assertThat(folder.resolve("home/uploads")).isEmptyDirectory();
        assertThat(office.seenByPropexo()).isEmpty();
    }
}
