package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.lead.Targets;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import dev.leadline.testing.InterceptedApi;
import dev.leadline.testing.SettableClock;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Propexo's lists for people who choose where leads go. */
class AccountListsTests {

    private static final String INTEGRATIONS = "/v1/admin/integrations/";
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-11-30T08:00:00Z");
    private Sandbox sandbox;
    private InterceptedApi propexo;
    private @Nullable AccountLists open;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxSettings.GENEROUS.withRequestsPerMinute(0), Targets.load(null));
        propexo = new InterceptedApi(sandbox.url());
    }

    @AfterEach
    void stop() {
        Objects.requireNonNull(open).close();
        propexo.close();
        sandbox.close();
    }

    @Test
    void areFetchedOnceInTenMinutes() {
        AccountLists lists = lists(LONG, () -> true);

        assertThat(lists.integrations().items())
                .contains(new ListedIntegration("sandbox-funnel", "Sandbox FUNNEL", "FUNNEL", "SANDBOX"))
                .hasSize(4);
        lists.integrations();
        assertThat(lists.communities("sandbox-funnel").items())
                .containsExactly(
                        new ListedCommunity("sandbox-funnel-harbor-lofts", "Harbor Lofts"),
                        new ListedCommunity("sandbox-funnel-maple-court", "Maple Court"));
        assertThat(propexo.asked("/")).hasSize(2);

        clock.advance(Duration.ofMinutes(10));
        lists.integrations();
        assertThat(propexo.asked(INTEGRATIONS)).hasSize(2);
    }

    @Test
    void areReadFromAllPagesAndHoldNothingThatIsArchived() {
        propexo.answers(INTEGRATIONS + "?offset=0", 200, """
                {"meta": {"hasMore": true}, "results": [
                    {"id": "int_1", "name": "b", "vendor": "KNOCK", "system": "PRODUCTION", "is_archived": false},
                    {"id": "int_2", "name": "old", "vendor": "KNOCK", "system": "PRODUCTION", "is_archived": true}]}
                """);
        propexo.answers(INTEGRATIONS + "?offset=2", 200, """
                {"meta": {"hasMore": false}, "results": [{"id": "int_3", "name": "A"}]}
                """);

        assertThat(lists(LONG, () -> true).integrations().items())
                .containsExactly(
                        new ListedIntegration("int_3", "A", null, null),
                        new ListedIntegration("int_1", "b", "KNOCK", "PRODUCTION"));
    }

    @Test
    void nobodyWaitsForALateAnswerAndItIsThereLater() throws InterruptedException {
        CountDownLatch answer = new CountDownLatch(1);
        AccountLists lists = lists(Duration.ofMillis(50), () -> {
            try {
                answer.await();
                return true;
            } catch (InterruptedException e) {
                return false;
            }
        });

        assertThat(problem(lists.integrations()))
                .isEqualTo("Propexo has not answered yet. Leadline continues to wait for the answer in the background."
                        + " Try again in a moment.");
        lists.refresh();
        lists.integrations();
        answer.countDown();
        await().until(() -> lists.integrations().problem() == null);
        assertThat(propexo.asked(INTEGRATIONS))
                .as("asked once, however often people look")
                .hasSize(1);
    }

    @Test
    void sayWhatToDoWhereThereIsNone() {
        propexo.answers(INTEGRATIONS, 401, "{}");
        AccountLists lists = lists(LONG, () -> true);
        assertThat(problem(lists.integrations()))
                .isEqualTo("Leadline cannot fetch the list from Propexo: The API rejected the token (401). Ask the"
                        + " person who runs Leadline to check that the API token is valid, has the required permissions and"
                        + " belongs to this environment."
                        + " Fix the problem, then try again.");
        lists.integrations();
        assertThat(propexo.asked(INTEGRATIONS)).as("not asked again by itself").hasSize(1);

        propexo.answers(INTEGRATIONS, 200, "{\"results\": []}");
        lists.refresh();
        assertThat(problem(lists.integrations()))
                .isEqualTo(
                        "Propexo lists no integrations for this API token. Connect your CRM in Propexo's dashboard, or"
                                + " check that the token belongs to the right Propexo account. Then try again.");
    }

    @Test
    void anAddressWhereNobodyAnswersIsSaid() {
        open = new AccountLists(
                ApiConnection.to(settings(URI.create("http://127.0.0.1:1"), "a-token"), ObservationRegistry.NOOP),
                () -> true,
                clock,
                LONG);
        assertThat(problem(open.integrations()))
                .contains("The API's address refused the connection.", "ask your administrator to check its address");
    }

    @Test
    void areNotAskedForWithoutATokenOrWhereImportsUseTheWholeLimit() {
        open = new AccountLists(
                ApiConnection.to(settings(propexo.url(), ""), ObservationRegistry.NOOP), () -> true, clock, LONG);
        assertThat(problem(open.integrations())).startsWith("There is no API token");
        open.close();

        assertThat(problem(lists(LONG, () -> false).integrations()))
                .isEqualTo("Running imports use all requests that the rate limit allows. Try again in a minute.");
        assertThat(propexo.asked("/")).isEmpty();
    }

    private AccountLists lists(Duration patience, BooleanSupplier permit) {
        AccountLists lists = new AccountLists(
                ApiConnection.to(settings(propexo.url(), "sandbox-token"), ObservationRegistry.NOOP),
                permit,
                clock,
                patience);
        open = lists;
        return lists;
    }

    private Settings settings(URI api, String token) {
        return Settings.load(folder, Map.of("leadline.api.url", api.toString(), "leadline.api.token", token));
    }

    private static String problem(AccountList<?> list) {
        assertThat(list.items()).isEmpty();
        return Objects.requireNonNull(list.problem()).forConsole();
    }
}
