package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.security.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Amy is the admin of an office with ann, an operator, and vic, a viewer. */
class PeopleTests {

    private static final String ANOTHER = "purple staple orbit lamp";

    @TempDir
    Path folder;

    private ConsoleFixture house;
    private Browser amy;

    @BeforeEach
    void open() {
        ConsoleFixture.give(folder, "amy", Role.ADMIN);
        ConsoleFixture.give(folder, "ann", Role.OPERATOR);
        ConsoleFixture.give(folder, "vic", Role.VIEWER);
        house = ConsoleFixture.at(folder);
        amy = house.browser().loggedIn("amy");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private boolean isIn(Browser browser) {
        return browser.get("/runs").statusCode() == 200;
    }

    private boolean canLogIn(String name, String password) {
        Browser browser = house.browser();
        browser.logIn(name, password);
        return isIn(browser);
    }

    private String after(HttpResponse<String> posted, Browser browser) {
        return browser.get(posted.headers().firstValue("Location").orElseThrow())
                .body();
    }

    @Test
    void adminsAddUsers() {
        String page =
                after(amy.post("/settings/users", Map.of("name", "bea", "role", "operator", "password", ANOTHER)), amy);

        assertThat(page).contains("bea can now log in.");
        assertThat(canLogIn("bea", ANOTHER)).isTrue();
        assertThat(amy.get("/settings/actions").body()).contains("Added a user", "bea as operator");
    }

    @Test
    void adminsAreToldWhatIsWrongAndKeepTheName() {
        String page =
                after(amy.post("/settings/users", Map.of("name", "bea", "role", "operator", "password", "short")), amy);

        assertThat(page).contains("The password must have at least 12 characters.", "value=\"bea\"");
        assertThat(page).doesNotContain("short\"");
        assertThat(ConsoleFixture.users(folder).find("bea")).isEmpty();
    }

    @Test
    void everybodyElseIsToldThatAnAdminIsNeeded() {
        for (String name : List.of("ann", "vic")) {
            HttpResponse<String> refused = house.browser().loggedIn(name).get("/settings/users");

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("Only admins can do this.").doesNotContain("Only operators");
        }
    }

    @Test
    void aNewRoleHoldsAtOnce() {
        Browser vic = house.browser().loggedIn("vic");

        amy.post("/settings/users/vic/role", Map.of("role", "operator"));

        assertThat(isIn(vic)).as("logged out by the change").isFalse();
        assertThat(house.browser().loggedIn("vic").get("/imports/new").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aUserWhoWasRemovedIsOutAtOnce() {
        Browser vic = house.browser().loggedIn("vic");

        amy.post("/settings/users/vic/remove", Map.of());

        assertThat(isIn(vic)).isFalse();
        assertThat(canLogIn("vic", ConsoleFixture.PASSWORD)).isFalse();
    }

    @Test
    void aForgottenPasswordIsReplaced() {
        Browser vic = house.browser().loggedIn("vic");

        amy.post("/settings/users/vic/password", Map.of("password", ANOTHER));

        assertThat(isIn(vic)).isFalse();
        assertThat(canLogIn("vic", ANOTHER)).isTrue();
    }

    @Test
    void theLastAdminStays() {
        String demoted = after(amy.post("/settings/users/amy/role", Map.of("role", "viewer")), amy);
        String removed = after(amy.post("/settings/users/amy/remove", Map.of()), amy);

        assertThat(demoted).contains("amy is the only admin. Make another user an admin first.");
        assertThat(removed).contains("amy is the only admin. Make another user an admin first.");
        assertThat(ConsoleFixture.users(folder).find("amy").orElseThrow().role())
                .isEqualTo(Role.ADMIN);
    }

    @Test
    void operatorsDoNotManageUsers() {
        Browser ann = house.browser().loggedIn("ann");

        HttpResponse<String> refused = ann.post("/settings/users/vic/role", Map.of("role", "admin"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Only admins can do this.");
        assertThat(ann.get("/settings/users").statusCode()).isEqualTo(403);
        assertThat(ann.get("/settings").body()).doesNotContain("/settings/users");
    }

    @Test
    void everybodyChangesTheOwnPasswordAndStaysLoggedIn() {
        Browser vic = house.browser().loggedIn("vic");
        Browser phone = house.browser().loggedIn("vic");
        vic.get("/account");

        String page = after(
                vic.post(
                        "/account/password",
                        Map.of("current", ConsoleFixture.PASSWORD, "password", ANOTHER, "again", ANOTHER)),
                vic);

        assertThat(page).contains("Your password was changed. Your other sessions were logged out.");
        assertThat(isIn(vic)).isTrue();
        assertThat(isIn(phone)).isFalse();
        assertThat(canLogIn("vic", ConsoleFixture.PASSWORD)).isFalse();
        assertThat(canLogIn("vic", ANOTHER)).isTrue();
    }

    @Test
    void nobodyChangesAPasswordWithoutTheCurrentOne() {
        Browser vic = house.browser().loggedIn("vic");

        String wrong = after(
                vic.post(
                        "/account/password",
                        Map.of("current", "something else", "password", ANOTHER, "again", ANOTHER)),
                vic);
        String different = after(
                vic.post(
                        "/account/password",
                        Map.of("current", ConsoleFixture.PASSWORD, "password", ANOTHER, "again", ANOTHER + "x")),
                vic);

        assertThat(wrong).contains("The current password is not correct.");
        assertThat(different).contains("The two new passwords differ.");
        assertThat(canLogIn("vic", ConsoleFixture.PASSWORD)).isTrue();
    }

    @Test
    void peopleSeeTheirSessionsAndEndTheOthers() {
        Browser desk = house.browser().loggedIn("vic");
        Browser phone = house.browser().loggedIn("vic");

        assertThat(desk.get("/account").body())
                .contains(
                        "This session",
                        "127.0.0.1",
                        "Unknown browser on an unknown system",
                        "Log out all other sessions");
        assertThat(after(desk.post("/account/sessions/end-others", Map.of()), desk))
                .contains("1 other session was logged out.");

        assertThat(isIn(phone)).isFalse();
        assertThat(isIn(desk)).isTrue();
    }

    @Test
    void adminsLogSomebodyOutEverywhere() {
        Browser vic = house.browser().loggedIn("vic");

        assertThat(after(amy.post("/settings/users/vic/end-sessions", Map.of()), amy))
                .contains("vic was logged out everywhere.");

        assertThat(isIn(vic)).isFalse();
        assertThat(isIn(amy)).isTrue();
    }

    @Test
    void theActivityLogIsFilteredByItsAddress() {
        house.browser().loggedIn("vic");
        amy.post("/settings/users", Map.of("name", "bea", "role", "viewer", "password", ANOTHER));

        String vics = amy.get("/settings/actions?who=vic").body();
        String added = amy.get("/settings/actions?what=add-user").body();
        String old = amy.get("/settings/actions?to=2020-01-01").body();

        assertThat(vics).contains("<td>vic</td>").doesNotContain("<td>amy</td>");
        assertThat(added).contains("bea as viewer").doesNotContain("<td>Logged in</td>");
        assertThat(old).contains("No actions match these filters.").contains("value=\"2020-01-01\"");
    }
}
