package dev.leadline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cli.RealTerminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home that an earlier build made, with schema version 5, works with this build. */
class UpgradeTests {

    private static final String API_OF_THAT_TIME = "http://127.0.0.1:8150";

    @TempDir
    private Path folder;

    private StorageFixture office;

    @BeforeEach
    void takeOverTheHome() throws IOException {
        office = new StorageFixture(folder, null);
        unzip(office.home());
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void showsTheRunsOfTheEarlierBuild() {
        RealTerminal.Said said = office.types("show", "1", "--json");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("\"created\" : 2", "\"duplicate\" : 1", "\"rejected\" : 1");
    }

    @Test
    void sendsNothingAgainThatTheEarlierBuildSent() throws IOException {
        office.receives(
                "leads.csv",
                "First Name,Last Name,Email",
                "Ann,Mercer,ann@example.com",
                "Bob,Stone,not an address",
                "Cid,Lowe,cid@example.com",
                "Ann,Mercer,ann@example.com");

        RealTerminal.Said same = office.importsTheFile("--api-url", API_OF_THAT_TIME);
        RealTerminal.Said again = office.importsTheFile("--api-url", API_OF_THAT_TIME, "--again");

        assertThat(same.exit()).isEqualTo(4);
        assertThat(same.out()).contains("created");
        assertThat(again.exit()).isEqualTo(4);
        assertThat(again.out()).contains("3  duplicate").doesNotContain("  created");
    }

    private static void unzip(Path home) throws IOException {
        try (InputStream file = UpgradeTests.class.getResourceAsStream("home-of-schema-5.zip");
                ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = home.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(Objects.requireNonNull(path.getParent()));
                    Files.copy(zip, path);
                }
            }
        }
    }
}
