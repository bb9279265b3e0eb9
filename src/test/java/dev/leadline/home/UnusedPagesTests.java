package dev.leadline.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.DatabaseDump;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was deleted is not in the file of an H2 database any more, and everything else is. */
class UnusedPagesTests {

    private static final String SECRET = "zoe.quill";

    @TempDir
    Path folder;

    /** H2 sometimes counts pages as live that nothing leads to: then the file stays as it is. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void leavesWhatIsStoredAndNothingElse(int seed) throws SQLException, IOException {
        Random random = new Random(seed);
        change("create table lead (id bigint primary key, email varchar, notes varchar, plan clob)");
        change("create index lead_email on lead (email, id)");
        int erased = 0;
        for (int round = 0; round < 6; round++) {
            fill(random, 1 + random.nextInt(2_000));
            change("delete from lead where email like '%" + SECRET + "%'");
            change("update lead set notes = null where notes like '%" + SECRET + "%'");
            if (random.nextInt(3) == 0) {
                change("shutdown compact");
            }
            Map<String, List<String>> before = DatabaseDump.of(url());
            byte[] file = Files.readAllBytes(file());

            if (UnusedPages.erase(file())) {
                erased++;
                assertThat(containsSecret()).as("round %d", round).isFalse();
                assertThat(UnusedPages.erase(file())).as("again").isTrue();
            } else {
                assertThat(file()).hasBinaryContent(file);
            }
            assertThat(DatabaseDump.of(url())).isEqualTo(before);
        }
        assertThat(erased).isPositive();
        Map<String, List<String>> before = DatabaseDump.of(url());
        change("shutdown compact");
        assertThat(DatabaseDump.of(url())).as("after H2 has read every page").isEqualTo(before);
    }

    @Test
    void leavesAFileAloneThatSomebodyHasOpen() throws SQLException, IOException {
        fillAndDelete();
        try (Connection open = DriverManager.getConnection(url());
                Statement statement = open.createStatement()) {
            assertThat(UnusedPages.erase(file())).isFalse();
            statement.execute("insert into lead (id) values (1000000)");
        }
        assertThat(containsSecret()).isTrue();
        assertThat(UnusedPages.erase(file())).isTrue();
        assertThat(containsSecret()).isFalse();
    }

    @Test
    void leavesAFileAloneThatWasNotClosedInOrder() throws SQLException, IOException {
        fillAndDelete();
        try (Connection open = DriverManager.getConnection(url());
                Statement statement = open.createStatement()) {
            statement.execute("insert into lead (id) values (1000000)");
            statement.execute("checkpoint sync");
            Files.copy(file(), folder.resolve("killed.mv.db"));
        }
        byte[] before = Files.readAllBytes(folder.resolve("killed.mv.db"));

        assertThat(UnusedPages.erase(folder.resolve("killed.mv.db"))).isFalse();

        assertThat(folder.resolve("killed.mv.db")).hasBinaryContent(before);
    }

    @Test
    void leavesOtherFilesAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("other.mv.db"), "x".repeat(20_000));

        assertThat(UnusedPages.erase(file)).isFalse();

        assertThat(file).hasContent("x".repeat(20_000));
    }

    @Test
    void leavesAFileAloneInWhichAPageIsDamaged() throws SQLException, IOException {
        fillAndDelete();
        byte[] content = Files.readAllBytes(file());
        int changed = 0;
        for (int at = 3 * 4096; at < content.length; at += 4096) {
            byte[] damaged = content.clone();
            for (int i = 0; i < 16; i++) {
                damaged[at + i] ^= 0x55;
            }
            Path copy = folder.resolve("damaged.mv.db");
            Files.write(copy, damaged);
            if (!UnusedPages.erase(copy)) {
                changed++;
                assertThat(copy).hasBinaryContent(damaged);
            }
        }
        assertThat(changed).as("files in which the damage was noticed").isPositive();
    }

    private void fillAndDelete() throws SQLException {
        change("create table lead (id bigint primary key, email varchar, notes varchar, plan clob)");
        fill(new Random(1), 500);
        change("delete from lead where email like '%" + SECRET + "%'");
        change("update lead set notes = null where notes like '%" + SECRET + "%'");
    }

    private void fill(Random random, int rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                PreparedStatement insert = connection.prepareStatement("merge into lead values (?, ?, ?, ?)")) {
            for (int row = 0; row < rows; row++) {
                insert.setLong(1, random.nextInt(5_000));
                insert.setString(
                        2, (random.nextInt(20) == 0 ? SECRET : "ann" + random.nextInt(1_000)) + "@example.com");
                insert.setString(3, random.nextInt(30) == 0 ? "friend of " + SECRET : "y".repeat(random.nextInt(300)));
                insert.setString(4, random.nextInt(50) == 0 ? "z".repeat(random.nextInt(40_000)) : null);
                insert.executeUpdate();
            }
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** H2 does not tidy up when it closes the file. */
    private String url() {
        return "jdbc:h2:" + folder.resolve("leadline") + ";MAX_COMPACT_TIME=0";
    }

    private Path file() {
        return folder.resolve("leadline.mv.db");
    }

    private boolean containsSecret() throws IOException {
        return new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1).contains(SECRET);
    }
}
