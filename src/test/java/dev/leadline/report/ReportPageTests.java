package dev.leadline.report;

import static dev.leadline.report.InMemoryLedger.badEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTests {

    @TempDir
    Path home;

    private final InMemoryLedger ledger = new InMemoryLedger();

    @Test
    void showsWhereTheRowsStandAndWhatToDo() throws IOException {
        ledger.created("job-1", "rec-1")
                .rejected(List.of("Ann", "annexample.com"), badEmail("annexample.com"))
                .refused(List.of("Bob", "bob@example.com"), "INVALID", "phone_1 is refused");
        assertThat(text(page(3)))
                .contains("Run 12: leads.csv")
                .contains("3 rows for target generic at https://api.propexo.com. Status: completed.")
                .contains("rejected 1 invalid or left out, and not sent; you can fix it")
                .contains("email_1 BAD_EMAIL 1")
                .contains("Enter one address, such as ann@example.com.")
                .contains("Row 2, line 3 Email: \"annexample.com\" is not a valid e-mail address.")
                .contains("Row 3, line 4 phone_1 is refused");
    }

    @Test
    void marksTheBadCellAndNoOther() throws IOException {
        ledger.rejected(List.of("Ann", "annexample.com"), badEmail("annexample.com"));
        String page = page(1);
        assertThat(page)
                .contains("<mark><span class=\"sr\">wrong: </span><bdi>annexample.com</bdi></mark>")
                .contains("<dd><bdi>Ann</bdi></dd>");
        assertThat(page.split("<mark>", -1)).hasSize(2);
    }

    @Test
    void saysThatABadCellIsEmpty() throws IOException {
        ledger.rejected(List.of("Ann", ""), badEmail(""));
        assertThat(page(1)).contains("<bdi>(empty)</bdi></mark>");
    }

    @Test
    void takesACellForTextWhateverItHolds() throws IOException {
        String evil = "<script>alert(1)</script> ${7*7} [[${7*7}]] \"><img src=x onerror=alert(1)>";
        ledger.rejected(List.of(evil, "annexample.com"), badEmail("annexample.com"));
        assertThat(page(1))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7} [[${7*7}]]")
                .doesNotContain("<script>alert")
                .doesNotContain("<img")
                .doesNotContain("49");
    }

    @Test
    void showsCharactersThatNobodySees() throws IOException {
        ledger.rejected(List.of("a\u202eb\u0007c", "annexample.com"), badEmail("annexample.com"));
        assertThat(page(1)).contains("<bdi>a\uFFFDb\u2407c</bdi>");
    }

    @Test
    void loadsNothingAndRunsNothingButItsOwnScript() throws IOException {
        ledger.created("job-1", "rec-1");
        String page = page(1);
        Matcher policy = Pattern.compile(
                        "default-src 'none'; style-src 'nonce-([\\w-]{22})'; script-src 'nonce-\\1'; base-uri 'none'; form-action 'none'")
                .matcher(page.replace("&#39;", "'"));
        assertThat(policy.find()).isTrue();
        assertThat(page.split("nonce=\"" + policy.group(1) + "\"", -1)).hasSize(5);
        assertThat(page)
                .doesNotContainPattern("\\s(src|srcset|style|on[a-z]+)=")
                .doesNotContainPattern("<(link|iframe|object|embed|img)\\b")
                .doesNotContainPattern("url\\(|@import");
    }

    @Test
    void hasAnotherNonceEachTime() throws IOException {
        ledger.created("job-1", "rec-1");
        assertThat(page(1)).isNotEqualTo(page(1));
    }

    @Test
    void showsFiftyRowsOfACauseAndSaysHowManyMoreThereAre() throws IOException {
        for (int i = 0; i < 60; i++) {
            ledger.rejected(List.of("Ann", "annexample.com"), badEmail("annexample.com"));
        }
        String page = page(60);
        assertThat(page.split("<article", -1)).hasSize(51);
        assertThat(text(page))
                .contains("And 10 more rows with this problem. See rejects.csv and outcomes.csv next to this page.");
    }

    @Test
    void putsRowsInDoubtFirst() throws IOException {
        ledger.rejected(List.of("Ann", "annexample.com"), badEmail("annexample.com"));
        ledger.addDoubtful();
        assertThat(text(page(2)))
                .containsPattern("Rows that need attention.* in doubt .*leadline reconcile.* rejected ");
    }

    @Test
    void isContentWhereThereIsNothingToMend() throws IOException {
        ledger.created("job-1", "rec-1");
        assertThat(text(page(1))).contains("No rows need attention.");
    }

    private String page(long rows) throws IOException {
        Path folder = home.resolve("runs/12");
        RunReport.write(ledger, ledger.completedRun(12, rows, 4), folder, ExitCode.ROWS_TO_FIX);
        return Files.readString(folder.resolve("report.html"));
    }

    private static String text(String page) {
        return page.substring(page.indexOf("<body>"))
                .replaceAll("(?s)<script.*?</script>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&quot;", "\"")
                .replaceAll("\\s+", " ")
                .replaceAll(" ([:,.])", "$1");
    }
}
