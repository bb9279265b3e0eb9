package dev.leadline.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cli.RealTerminal;
import dev.leadline.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A home has runs, and its database does not know them: nothing is sent and nothing changes until the user decides. */
class LostLedgerTests {

    private static final String SENT_TWICE =
            " Or start a new ledger with --new-ledger. Leads that were already sent can then be sent twice.\n";

    @TempDir
    private static Path folder;

    private static StorageFixtures offices;

    @BeforeAll
    static void build() {
        offices = new StorageFixtures(folder);
    }

    /** What becomes of the database file of a home. */
    private enum Loss {
        DELETED("is missing") {
            @Override
            void befalls(Path file) throws IOException {
                Files.delete(file);
            }
        },
        EMPTIED("is empty") {
            @Override
            void befalls(Path file) throws IOException {
                Files.write(file, new byte[0]);
            }
        },
        CUT_TO_ONE_BYTE("is damaged") {
            @Override
            void befalls(Path file) throws IOException {
                cut(file, 1);
            }
        },
        CUT_TO_ITS_HEADER("is damaged") {
            @Override
            void befalls(Path file) throws IOException {
                cut(file, 8192);
            }
        },
        CUT_IN_HALF("is damaged") {
            @Override
            void befalls(Path file) throws IOException {
                cut(file, (int) Files.size(file) / 2);
            }
        },
        HEADER_OVERWRITTEN("is damaged") {
            @Override
            void befalls(Path file) throws IOException {
                overwrite(file, 0, 8192);
            }
        },
        OVERWRITTEN_BEHIND_ITS_HEADER("is damaged") {
            @Override
            void befalls(Path file) throws IOException {
                overwrite(file, 8192, (int) Files.size(file));
            }
        },
        REPLACED_BY_ANOTHER_HOMES("belongs to another home") {
            @Override
            void befalls(Path file) throws IOException {
                try (StorageFixture other = offices.onH2()) {
                    assertThat(other.importsTheFile().exit()).isEqualTo(4);
                    Files.write(file, Files.readAllBytes(other.home().resolve("leadline.mv.db")));
                }
            }
        },
        REPLACED_BY_A_NEW_ONE("is new or damaged and does not contain this home's ledger") {
            @Override
            void befalls(Path file) throws Exception {
                Files.delete(file);
                String name = file.toString().replace(".mv.db", "");
                DriverManager.getConnection("jdbc:h2:file:" + name).close();
            }
        };

        private final String found;

        Loss(String found) {
            this.found = found;
        }

        abstract void befalls(Path file) throws Exception;

        private static void cut(Path file, int length) throws IOException {
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
        }

        private static void overwrite(Path file, int from, int to) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            Arrays.fill(bytes, from, to, (byte) 'Z');
            Files.write(file, bytes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedAndChangesNothingUntilItIsRestored(Loss loss) throws Exception {
        try (StorageFixture office = importedOnH2()) {
            byte[] good = Files.readAllBytes(database(office));
            loss.befalls(database(office));
            Map<String, String> before = HomeContents.of(office.home());

            isRefused(office, loss, "import");

            assertThat(office.emails()).hasSize(6);
            assertThat(HomeContents.of(office.home())).isEqualTo(before);

            Files.write(database(office), good);
            assertThat(office.importsTheFile().exit()).isEqualTo(4);
            assertThat(office.emails()).hasSize(6);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DELETED", "CUT_TO_ONE_BYTE", "REPLACED_BY_A_NEW_ONE"})
    void isRefusedByEveryCommand(Loss loss) throws Exception {
        try (StorageFixture office = importedOnH2()) {
            loss.befalls(database(office));
            Map<String, String> before = HomeContents.of(office.home());

            for (String command : List.of("runs", "show 1", "resume 1", "retry 1", "stop 1", "serve", "doctor")) {
                isRefused(office, loss, command);
            }

            assertThat(HomeContents.of(office.home())).isEqualTo(before);
        }
    }

    private static void isRefused(StorageFixture office, Loss loss, String command) {
        RealTerminal.Said said = type(office, command);
        assertThat(said.exit()).as("%s: %s", command, said.err()).isEqualTo(5);
        assertThat(said.out() + said.err())
                .as(command)
                .containsIgnoringWhitespaces("The database file " + database(office) + " " + loss.found)
                .contains("--new-ledger")
                .doesNotContain("Exception", "H2", "jdbc:", "null");
    }

    @Test
    void namesBothWaysOn() throws Exception {
        try (StorageFixture office = importedOnH2()) {
            Files.delete(database(office));

            assertThat(office.importsTheFile().err())
                    .isEqualTo("The database file " + database(office)
                            + " is missing, but the last run of this home is run 1. Restore it from a backup."
                            + SENT_TWICE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DELETED", "OVERWRITTEN_BEHIND_ITS_HEADER"})
    void isRefusedInAHomeOfAnEarlierVersionToo(Loss loss) throws Exception {
        try (StorageFixture office = importedOnH2()) {
            Files.delete(office.home().resolve("leadline.home"));
            loss.befalls(database(office));

            assertThat(office.importsTheFile().exit()).isEqualTo(5);
            assertThat(office.emails()).hasSize(6);
            assertThat(office.home().resolve("leadline.home")).doesNotExist();
        }
    }

    @Test
    void aHomeOfAnEarlierVersionIsOpenedAndGetsItsIdentity() throws Exception {
        try (StorageFixture office = importedOnH2()) {
            String identity = Files.readString(office.home().resolve("leadline.home"));
            Files.delete(office.home().resolve("leadline.home"));

            assertThat(office.importsTheFile().exit()).isEqualTo(4);

            assertThat(office.home().resolve("leadline.home")).hasContent(identity);
            assertThat(office.emails()).hasSize(6);
        }
    }

    @Test
    void isRefusedBeforeAnyRunHasEndedToo() throws Exception {
        try (StorageFixture office = offices.onH2()) {
            assertThat(office.types("token", "add", "console").exit()).isZero();
            Files.delete(database(office));

            RealTerminal.Said said = office.importsTheFile();

            assertThat(said.exit()).isEqualTo(5);
            assertThat(said.err()).contains("is missing. Restore it from a backup.");
            assertThat(office.emails()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DELETED", "CUT_TO_ONE_BYTE", "OVERWRITTEN_BEHIND_ITS_HEADER", "REPLACED_BY_A_NEW_ONE"})
    void aNewLedgerIsStartedWhereTheUserWantsItAndNothingIsDeleted(Loss loss) throws Exception {
        try (StorageFixture office = importedOnH2()) {
            loss.befalls(database(office));
            Map<String, String> before = HomeContents.of(office.home());

            RealTerminal.Said said = importsWithANewLedger(office);

            assertThat(said.exit()).as(said.err()).isEqualTo(4);
            Path aside = aside(office);
            assertThat(said.err()).contains("The files of the old ledger are now in " + aside + ".\n");
            assertThat(HomeContents.of(aside)).isEqualTo(before);
            assertThat(office.emails()).hasSize(12);
            assertThat(office.home().resolve("runs/2")).doesNotExist();
        }
    }

    @Test
    void theLedgerOfAnotherHomeIsKeptAndWhatItKnowsIsNotSentAgain() throws Exception {
        try (StorageFixture office = importedOnH2()) {
            Map<String, String> before = HomeContents.of(office.home());
            Loss.REPLACED_BY_ANOTHER_HOMES.befalls(database(office));

            assertThat(importsWithANewLedger(office).exit()).isIn(0, 4);

            before.remove("leadline.mv.db");
            assertThat(HomeContents.of(aside(office))).isEqualTo(before);
        }
    }

    @Test
    void aGoodLedgerIsNeverGivenUp() throws Exception {
        try (StorageFixture office = importedOnH2()) {
            Map<String, String> before = HomeContents.of(office.home());

            RealTerminal.Said said = importsWithANewLedger(office);

            assertThat(said.exit()).isEqualTo(2);
            assertThat(said.err())
                    .isEqualTo("The ledger of " + office.home()
                            + " is intact, and --new-ledger would discard its records. Remove --new-ledger, or"
                            + " specify a new home with --home.\n");
            assertThat(HomeContents.of(office.home())).containsOnlyKeys(before.keySet());
            assertThat(office.importsTheFile().exit()).isEqualTo(4);
            assertThat(office.emails()).hasSize(6);
        }
    }

    @Test
    void aNewHomeNeedsNoLedgerToBeLost() throws Exception {
        try (StorageFixture office = offices.unopenedOnH2()) {
            office.receivesAFile();

            assertThat(importsWithANewLedger(office).exit()).isEqualTo(4);
            assertThat(office.emails()).hasSize(6);
        }
    }

    /** A backup from before the last run would send that run's leads again. */
    @Test
    void anOldBackupIsRefusedUntilTheUserAcceptsIt() throws Exception {
        try (StorageFixture office = importedOnH2()) {
            byte[] backup = Files.readAllBytes(database(office));
            Path more = office.receives("more.csv", "First Name,Last Name,Email", "Hal,Cox,hal@example.com");
            assertThat(office.types("import", more.toString(), "--quiet").exit())
                    .isZero();
            Map<String, String> second = HomeContents.of(office.home().resolve("runs/2"));
            Files.write(database(office), backup);

            RealTerminal.Said refused = office.types("import", more.toString(), "--quiet");

            assertThat(refused.exit()).isEqualTo(5);
            assertThat(refused.err())
                    .isEqualTo("The database file " + database(office)
                            + " is an older copy: its last run is run 1, but the last run of this home is run 2."
                            + " Restore it from a backup. Or continue with this database by using"
                            + " --new-ledger. Leads that it does not contain can then be sent twice.\n");
            assertThat(office.emails()).hasSize(7);

            assertThat(importsWithANewLedger(office).exit()).isEqualTo(4);
            assertThat(office.emails())
                    .as("what the backup knows is not sent again")
                    .hasSize(7);
            assertThat(HomeContents.of(aside(office).resolve("runs/2"))).isEqualTo(second);
            assertThat(office.home().resolve("runs/1/outcomes.csv")).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDatabaseOnPostgresThatDoesNotKnowTheHomeIsRefused(boolean another) throws Exception {
        try (StorageFixture office = offices.onPostgres();
                StorageFixture other = offices.unopenedOnPostgres()) {
            assertThat(other.types("token", "add", "dashboard").exit()).isZero();
            assertThat(office.importsTheFile().exit()).isEqualTo(4);
            String url = another ? other.databaseUrl() : RealPostgres.freshDatabase();
            office.usesTheDatabaseAt(url);
            Map<String, String> before = HomeContents.of(office.home());

            RealTerminal.Said said = office.importsTheFile();

            assertThat(said.exit()).isEqualTo(5);
            assertThat(said.err())
                    .startsWith("The database at leadline.database.url "
                            + (another
                                    ? "belongs to another home"
                                    : "is new or damaged and does not contain this home's ledger")
                            + ", but the last run of this home is run 1. Restore the database, or correct"
                            + " leadline.database.url.")
                    .contains("--new-ledger");
            assertThat(office.emails()).hasSize(6);
            assertThat(HomeContents.of(office.home())).isEqualTo(before);

            assertThat(importsWithANewLedger(office).exit()).isEqualTo(4);
            assertThat(HomeContents.of(aside(office))).isEqualTo(before);
            assertThat(office.emails()).hasSize(12);
        }
    }

    @Test
    void aSecondMachineJoinsTheDatabaseOfATeam() throws Exception {
        try (StorageFixture office = offices.onPostgres();
                StorageFixture second = offices.unopenedOnPostgres()) {
            assertThat(office.importsTheFile().exit()).isEqualTo(4);
            second.usesTheDatabaseAt(office.databaseUrl());
            second.receivesAFile();

            RealTerminal.Said said = second.types("runs");

            assertThat(said.exit()).isZero();
            assertThat(said.out()).contains("leads.csv");
            assertThat(second.home().resolve("leadline.home"))
                    .hasSameTextualContentAs(office.home().resolve("leadline.home"), UTF_8);
        }
    }

    private static StorageFixture importedOnH2() throws IOException {
        StorageFixture office = offices.onH2();
        assertThat(office.importsTheFile().exit()).isEqualTo(4);
        return office;
    }

    private static RealTerminal.Said type(StorageFixture office, String command) {
        return command.equals("import") ? office.importsTheFile() : office.types(command.split(" "));
    }

    private static RealTerminal.Said importsWithANewLedger(StorageFixture office) {
        return office.importsTheFile("--new-ledger");
    }

    private static Path database(StorageFixture office) {
        return office.home().resolve("leadline.mv.db");
    }

    private static Path aside(StorageFixture office) throws IOException {
        try (Stream<Path> entries = Files.list(office.home())) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("before-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
