package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The connection breaks after a migration is done and before that is recorded, so the next start does it once more. */
class RepeatedMigrationTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyMigrationCanBeDoneTwice(Database database) throws SQLException {
        String url = url(database);
        for (MigrationVersion version : pending(flyway(database, url, MigrationVersion.LATEST))) {
            Flyway upTo = flyway(database, url, version);
            upTo.migrate();
            forget(url, version);

            assertThat(upTo.migrate().success).isTrue();

            assertThat(pending(upTo)).isEmpty();
        }
        assertThat(pending(flyway(database, url, MigrationVersion.LATEST))).isEmpty();
    }

    private String url(Database database) {
        String fresh = database.fresh();
        return fresh == null ? "jdbc:h2:file:" + folder.resolve("ledger") : fresh;
    }

    private static Flyway flyway(Database database, String url, MigrationVersion target) {
        return Flyway.configure()
                .dataSource(new DriverManagerDataSource(url))
                .locations(
                        "classpath:db/migration/" + database.name().toLowerCase(Locale.ROOT),
                        "classpath:db/migration/ledger")
                .target(target)
                .load();
    }

    private static List<MigrationVersion> pending(Flyway flyway) {
        return Stream.of(flyway.info().pending()).map(MigrationInfo::getVersion).toList();
    }

    private static void forget(String url, MigrationVersion version) {
        int entries = new JdbcTemplate(new DriverManagerDataSource(url))
                .update("delete from \"flyway_schema_history\" where \"version\" = ?", version.getVersion());
        assertThat(entries).isEqualTo(1);
    }
}
