package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a file is said by its name, and tells nothing about the server's folders. */
class UploadErrorTests {

    @TempDir
    static Path folder;

    private static ConsoleFixture house;

    @BeforeAll
    static void open() {
        house = ConsoleFixture.at(folder);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken leads.xlsx", "broken leads.zip", "broken leads.csv"})
    void namesTheFileAndNoFolder(String name) {
        Browser browser = house.browser();
        browser.get("/imports/new");
        browser.upload("/imports", name, "PK\u0003\u0004, and nothing that a zip file has");
        assertThat(browser.get("/imports/new").body())
                .contains("class=\"notice bad\"", name)
                .doesNotContain(folder.toString(), "/uploads/");
    }

    @Test
    void namesNoFolderOfAnUploadThatHasGone() {
        Browser browser = house.browser();
        browser.get("/imports/new");
        String draft = browser.upload("/imports", "leads.csv", 5_000)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(browser.get(draft).body()).doesNotContain(folder.toString(), "/uploads/");
    }
}
