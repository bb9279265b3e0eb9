package dev.leadline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cli.RealTerminal;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A home that an earlier build made, with schema version 5, works with this build. */
class UpgradeTests {

    private static final String API_OF_THAT_TIME = "http://127.0.0.1:8150";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void showsTheRunsOfTheEarlierBuild(Database database) throws Exception {
        try (StorageFixture office = withTheHomeOn(database)) {
            RealTerminal.Said said = office.types("show", "1", "--json");

            assertThat(said.exit()).isZero();
            assertThat(said.out()).contains("\"created\" : 2", "\"duplicate\" : 1", "\"rejected\" : 1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothingAgainThatTheEarlierBuildSent(Database database) throws Exception {
        try (StorageFixture office = withTheHomeOn(database)) {
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
    }

    private StorageFixture withTheHomeOn(Database database) throws IOException, SQLException {
        String url = database.fresh();
        StorageFixture office = new StorageFixture(folder, url);
        unzip("home-of-schema-5-%s.zip".formatted(database.name().toLowerCase(Locale.ROOT)), office.home());
        if (url != null) {
            load(office.home().resolve("database.sql"), url);
        }
        return office;
    }

    private static void load(Path dump, String url) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(dump));
        }
    }

    private static void unzip(String name, Path home) throws IOException {
        try (InputStream file = UpgradeTests.class.getResourceAsStream(name);
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
