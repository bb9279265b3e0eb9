package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the grid takes with 50,000 rows of 60 columns. It prints figures, and only asserts that everything is shown. */
@Tag("torture")
class LargeGridTortureTests {

    private static final int ROWS = 50_000;
    private static final int COLUMNS = 60;
    private static final int TIMES = 11;
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(300_000);

    @TempDir
    Path folder;

    private BrowserFixture office;
    private Page page;
    private final AtomicLong bytes = new AtomicLong();

    @BeforeEach
    void open() {
        office = new BrowserFixture(folder).opens();
        page = office.browser();
    }

    @AfterEach
    void shut() {
        office.close();
    }

    @Test
    void showsEditsAndScrolls() {
        page.navigate(office.url("/imports/new"));
        page.getByLabel("File of leads").setInputFiles(file());
        page.locator("form.drop button[type=submit]").click();
        page.locator("#next").waitFor();
        // the rows are stored while somebody looks at the columns
        page.waitForTimeout(5_000);
        String review = page.url() + "/review";
        countBytes();
        System.out.println("| 50,000 rows of 60 columns | figure |\n| --- | --- |");

        long start = System.nanoTime();
        page.navigate(review);
        page.locator("#grid-cell-0-0:has-text('Ann')").waitFor();
        print("first rows, after the page was asked for", start);
        System.out.printf("| the page with its rows, compressed | %d KB |%n", bytes.get() / 1_000);
        assertThat(page.locator("[data-part=progress]")).containsText("0 of 5,000 rows fixed", PATIENTLY);
        print("all rows checked", start);
        assertThat(page.locator("#start")).containsText("Import", PATIENTLY);
        edits();
        scrolls();
        start = System.nanoTime();
        page.locator("[data-show=problems]").click();
        page.locator("[data-part=shown]:has-text('rows shown')").waitFor();
        print("rows with problems only", start);
        replaces();
    }

    private void edits() {
        List<Long> times = new ArrayList<>();
        for (int row = 0; row < TIMES; row++) {
            page.locator("#grid-cell-" + row + "-0").click();
            page.keyboard().type("Zoe");
            long start = System.nanoTime();
            page.keyboard().press("Enter");
            page.locator("#grid-cell-%d-0.is-edited:not(.is-unsaved)".formatted(row))
                    .waitFor();
            times.add(System.nanoTime() - start);
        }
        System.out.printf(
                "| a cell edited, saved and checked, median of %d | %d ms |%n",
                TIMES, times.stream().sorted().skip(TIMES / 2).findFirst().orElseThrow() / 1_000_000);
    }

    private void scrolls() {
        Object median = page.evaluate("""
                () => new Promise((done) => {
                  const grid = document.querySelector("[role=grid]");
                  const times = [];
                  let last = performance.now();
                  const step = (now) => {
                    times.push(now - last);
                    last = now;
                    grid.scrollTop += 200;
                    grid.scrollLeft += 5;
                    if (times.length < 121) {
                      requestAnimationFrame(step);
                    } else {
                      done(times.sort((one, other) => one - other)[60]);
                    }
                  };
                  requestAnimationFrame(step);
                })
                """);
        System.out.printf("| a frame while scrolling, median of 121 | %.1f ms |%n", ((Number) median).doubleValue());
        page.locator("[role=grid]").focus();
        page.keyboard().press("Control+End");
        assertThat(page.locator("#grid-cell-%d-%d".formatted(ROWS - 1, COLUMNS - 1)))
                .containsText("v%d".formatted(ROWS));
        page.keyboard().press("Control+Home");
    }

    private void replaces() {
        page.locator("#grid-cell-0-3").click();
        page.keyboard().press("Control+h");
        page.keyboard().type("2");
        long start = System.nanoTime();
        page.locator("#grid-replace [type=submit]").click();
        page.locator("[data-part=progress]:has-text('5,000 of 5,000')").waitFor();
        print("5,000 cells replaced, saved and checked", start);
        assertThat(office.sandbox.received()).isEmpty();
    }

    private static void print(String what, long start) {
        System.out.printf("| %s | %d ms |%n", what, (System.nanoTime() - start) / 1_000_000);
    }

    private void countBytes() {
        CDPSession network = page.context().newCDPSession(page);
        network.send("Network.enable");
        network.on(
                "Network.loadingFinished",
                (JsonObject answer) ->
                        bytes.addAndGet(answer.get("encodedDataLength").getAsLong()));
    }

    private Path file() {
        String more =
                IntStream.rangeClosed(5, COLUMNS).mapToObj(i -> "Custom " + i).collect(Collectors.joining(","));
        List<String> lines = new ArrayList<>(List.of("First Name,Last Name,Email,Beds," + more));
        for (int row = 1; row <= ROWS; row++) {
            int number = row;
            lines.add("Ann,Lee,ann%d@example.com,%s,".formatted(row, row % 10 == 1 ? "BR" : "1")
                    + IntStream.rangeClosed(5, COLUMNS)
                            .mapToObj(i -> i + " v" + number)
                            .collect(Collectors.joining(",")));
        }
        return office.file("leads.csv", lines.toArray(String[]::new));
    }
}
