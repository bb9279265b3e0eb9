package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.lead.Problem;
import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.SearchWords;
import dev.leadline.ledger.CellEdit;
import dev.leadline.ledger.CorrectionRepository;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.RowStatus;
import dev.leadline.run.HomeReencryption;
import dev.leadline.run.OpenHome;
import dev.leadline.run.RunListener;
import dev.leadline.run.WorkerProcess;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import dev.leadline.shared.PageStart;
import dev.leadline.testing.Database;
import dev.leadline.testing.LeadlineProcess;
import dev.leadline.testing.RawDatabase;
import dev.leadline.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A home whose database stores no text of a lead that can be read without the key, and works as any other. */
@ParameterizedClass
@EnumSource
class EncryptedHomeTests {

    private static final String HEADER = "First Name,Last Name,Email,Phone,Notes";
    private static final String KEY = "leadline.encryption.key";
    private static final String PREVIOUS = "leadline.encryption.previous-keys";
    private static final String MONDAYS = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final int MANY = 60;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String TUESDAYS = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=";

    private final Database database;

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
    private Map<String, String> settings;
    private Terminals terminal;

    EncryptedHomeTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void openATerminal() throws IOException {
        settings = Terminals.sendingTo(sandbox, database);
        set(KEY, MONDAYS);
        terminal.file(
                "leads.csv",
                HEADER,
                "Zoe,Quill,zoe.quill@example.com,(617) 555-0123,likes geckos",
                "Bob,Hill,bob.hill+failure@example.com,,",
                "Cat,Moss,cat.moss at example.com,,",
                "Zoe,Quill,zoe.quill@example.com,,twice");
    }

    @AfterEach
    void closeTheSandbox() {
        sandbox.close();
    }

    @Test
    void worksAsAnyOtherFromTheImportToTheBackup() throws IOException {
        assertThat(imports("leads.csv")).isEqualTo(4);
        assertThat(terminal.out()).contains("1  created", "1  failed", "1  rejected", "1  duplicate");
        assertThat(sandbox.received()).hasSize(2);
        assertThat(Files.readString(home().resolve("runs/1/rejects.csv")))
                .contains("cat.moss at example.com", "Enter one address");

        assertThat(terminal.type("retry", "1")).isEqualTo(4);
        assertThat(terminal.out()).contains("2  created");

        terminal.file("later.csv", HEADER, "Zoe,Quill,ZOE.QUILL@example.com,,", "Dan,Poe,dan.poe@example.com,,");
        assertThat(imports("later.csv")).isZero();
        assertThat(terminal.out()).contains("1  duplicate", "1  created");

        String rejects = Files.readString(home().resolve("runs/1/rejects.csv"));
        Files.writeString(
                folder.resolve("fixed.csv"),
                rejects.replace("cat.moss at", "cat.moss@").replace("@ ", "@"));
        assertThat(terminal.type("import", "fixed.csv")).isZero();
        assertThat(terminal.out()).contains("1  created");

        assertThat(readable("zoe.quill", "Quill", "555-0123", "6175550123", "geckos", "bob.hill", "cat.moss", "Moss"))
                .as("readable in the database")
                .isEmpty();
    }

    @Test
    void sendsWhatWorkersTake() throws Exception {
        assumeThat(database).isEqualTo(Database.POSTGRESQL);
        set("leadline.batch.remote-partitions", "true");
        terminal.file(
                "many.csv",
                Stream.concat(
                                Stream.of(HEADER, "Cat,Moss,cat.moss at example.com,,"),
                                IntStream.rangeClosed(1, MANY)
                                        .mapToObj("Zoe,Quill,zoe%d@example.com,,geckos"::formatted))
                        .toArray(String[]::new));

        Map<String, String> environment = new HashMap<>(LeadlineProcess.sendingTo(sandbox.url(), 0));
        environment.put("LEADLINE_API_TOKEN", sandbox.token());
        environment.put("LEADLINE_DATABASE_URL", url());
        environment.put("LEADLINE_ENCRYPTION_KEY", MONDAYS);

        try (LeadlineProcess worker = LeadlineProcess.start(folder, environment, "worker")) {
            await(worker.err()).atMost(LONG).until(() -> number("select count(*) from worker") == 1);
            assertThat(imports("many.csv")).isEqualTo(4);
            worker.terminate();
            assertThat(worker.exit()).isZero();
        }

        assertThat(terminal.out()).contains(MANY + "  created", "1  rejected");
        assertThat(number("select count(*) from row_attempt where worker > 0"))
                .as("sent by the worker")
                .isEqualTo(MANY);
        assertThat(sandbox.received())
                .extracting(sent -> String.valueOf(sent.body().get("email_1")))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, MANY)
                        .mapToObj("zoe%d@example.com"::formatted)
                        .toList());
        assertThat(readable("zoe1", "Quill", "geckos", "cat.moss")).isEmpty();
    }

    @Test
    void isNotOpenedByAWorkerWithAnotherKey() throws IOException {
        assumeThat(database).isEqualTo(Database.POSTGRESQL);
        imports("leads.csv", "--limit", "1");
        set("leadline.batch.remote-partitions", "true");
        set(KEY, TUESDAYS);
        WorkerProcess worker = new WorkerProcess(loaded(), said -> {});

        assertThatThrownBy(worker::work).hasMessageContaining("is encrypted with the key 55afa265");
        assertThat(sandbox.received()).hasSize(1);
    }

    @Test
    void sendsInTheOrderOfAColumn() throws IOException {
        terminal.file(
                "ordered.csv",
                "Name,Email,Created",
                "Ann Lee,ann.lee@example.com,2026-03-01 09:15",
                "Bob Hill,bob.hill@example.com,2026-05-01 10:25",
                "Cat Moss,cat.moss@example.com,2026-04-01 11:35");
        set("leadline.api.concurrency", "1");

        assertThat(imports("ordered.csv", "--order-by", "Created:desc", "--limit", "2"))
                .isZero();
        assertThat(readable("ann.lee", "2026-05-01", "10:25", "2026-03-01T09:15", "2026-03-01 09:15"))
                .isEmpty();
        assertThat(terminal.type("resume", "1")).isZero();

        assertThat(sandbox.received())
                .extracting(sent -> sent.body().get("email_1"))
                .containsExactly("bob.hill@example.com", "cat.moss@example.com", "ann.lee@example.com");
        assertThat(imports("ordered.csv", "--again", "--order-by", "Email", "--duplicates", "send"))
                .isZero();
        assertThat(sandbox.received())
                .extracting(sent -> sent.body().get("email_1"))
                .endsWith("ann.lee@example.com", "bob.hill@example.com", "cat.moss@example.com");
        assertThat(readable("ann.lee", "bob.hill", "Moss")).isEmpty();
    }

    @Test
    void rejectsARowThatIsTooLongOnceItIsSealed() throws IOException {
        String fits = "gecko ".repeat(15_000);
        terminal.file(
                "long.csv",
                "First Name,Last Name,Email,A,B,C,D,E,F,G,H,I",
                "Zoe,Quill,zoe.quill@example.com" + ("," + fits).repeat(8) + ",",
                "Bob,Hill,bob.hill@example.com" + ("," + fits).repeat(9));

        assertThat(imports("long.csv")).isEqualTo(4);

        assertThat(terminal.out()).contains("1  created", "1  rejected");
        assertThat(sandbox.received())
                .extracting(sent -> sent.body().get("email_1"))
                .containsExactly("zoe.quill@example.com");
        assertThat(texts())
                .filteredOn(fits::equals)
                .as("cells of the first row")
                .hasSizeGreaterThanOrEqualTo(8);
        assertThat(readable("gecko gecko", "zoe.quill", "bob.hill")).isEmpty();
    }

    @Test
    void writesTheSameOutcomesAsWithoutAKey() throws IOException {
        imports("leads.csv");
        String sealed = Files.readString(home().resolve("runs/1/outcomes.csv"));
        sandbox.close();
        Sandbox again = Sandbox.start(
                SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
        try (again) {
            settings = Terminals.sendingTo(again, database);
            set(KEY, "");
            assertThat(imports("leads.csv", "--home", "plain")).isEqualTo(4);
        }

        assertThat(withoutTimesAndIds(sealed))
                .contains("Enter one address")
                .isEqualTo(withoutTimesAndIds(Files.readString(folder.resolve("plain/runs/1/outcomes.csv"))));
    }

    private static String withoutTimesAndIds(String outcomes) {
        return outcomes.replaceAll("20\\d\\d-[-0-9T:.]+Z", "TIME")
                .replaceAll("(?<=(?:CREATED|FAILED),)[^,]*,[^,]*", "IDS");
    }

    @Test
    void forgetsMentionsAndSearchWords() throws IOException, SQLException {
        terminal.file(
                "more.csv",
                HEADER,
                "Ann,Lee,ann.lee@example.com,,friend of Zoe.Quill@example.com",
                "Dan,Poe,dan.poe@example.com,,Zoe.Quill@example.com.au is another");
        imports("leads.csv");
        imports("more.csv");
        List<Long> found = found("lee");

        assertThat(terminal.type("forget", "--email", "ZOE.QUILL@example.com")).isZero();

        assertThat(terminal.out()).contains("2  rows deleted", "1  mention in rows of other people deleted");
        assertThat(found("zoe.quill@example.com")).isEmpty();
        assertThat(found("6175550123")).isEmpty();
        assertThat(found("quill")).isEmpty();
        assertThat(found("lee")).as("words of others").isEqualTo(found).isNotEmpty();
        assertThat(number("select count(*) from row_word where run_id = 1 and row_no in (1, 4)"))
                .as("hashed words of the person's rows")
                .isZero();
        assertThat(texts())
                .contains("friend of [deleted]", "Zoe.Quill@example.com.au is another")
                .doesNotContain("likes geckos", "twice");
        assertThat(Files.readString(home().resolve("runs/1/outcomes.csv"))).doesNotContain("zoe", "Zoe");
        assertThat(readable("zoe.quill", "Zoe.Quill", "geckos", "friend of")).isEmpty();
    }

    private int number(String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet number = statement.executeQuery(question)) {
            number.next();
            return number.getInt(1);
        }
    }

    @Test
    void findsRowsByWholeWords() throws IOException {
        imports("leads.csv");

        assertThat(found("zoe.quill@example.com")).containsExactly(1L, 4L);
        assertThat(found("617-555-0123")).containsExactly(1L);
        assertThat(found("Quill Zoe")).containsExactly(1L, 4L);
        assertThat(found("Qui")).as("the beginning of a word").isEmpty();
    }

    @Test
    void keepsWhatPeopleTypeInTheConsole() throws IOException {
        imports("leads.csv");
        try (OpenHome home = OpenHome.of(loaded())) {
            CorrectionRepository corrections = home.context().getBean(CorrectionRepository.class);
            corrections
                    .edits()
                    .add(1, "Write gecko@example.com", "ann", List.of(new CellEdit(3, 2, "", "gecko@example.com")));

            assertThat(corrections.of(1).get(0).cells()).contains("gecko@example.com");
            assertThat(corrections.edits().undo(1, "ann").orElseThrow().label()).isEqualTo("Write gecko@example.com");
            assertThat(corrections.of(1)).isEmpty();
            corrections.edits().redo(1, "ann");
            assertThat(corrections.of(new RowRef(1, 3)).orElseThrow().cells()).contains("gecko@example.com");
        }
        assertThat(readable("gecko")).isEmpty();
    }

    @Test
    void forgetsAndPurges() throws IOException {
        terminal.file(
                "more.csv",
                HEADER,
                "Ann,Lee,ann.lee@example.com,,friend of Zoe.Quill@example.com",
                "Zoe,Quill,,617 555 0123,");
        imports("leads.csv");
        imports("more.csv");

        assertThat(terminal.type("forget", "--email", "zoe.quill@example.com")).isZero();
        assertThat(terminal.out()).contains("2  rows deleted", "1  mention in rows of other people deleted");
        assertThat(terminal.type("forget", "--phone", "6175550123")).isZero();
        assertThat(terminal.out()).contains("1  row deleted");
        assertThat(texts()).noneMatch(text -> text.matches("(?is).*zoe.*|.*555.?0123.*"));
        assertThat(texts()).anyMatch(text -> text.contains("friend of [deleted]"));
        assertThat(found("zoe.quill@example.com")).isEmpty();

        imports("leads.csv", "--again");
        assertThat(terminal.out()).as("the hashes stay").contains("2  duplicate");
        assertThat(terminal.type("purge", "--older-than", "0d")).isZero();
        assertThat(texts()).isEmpty();
        assertThat(terminal.type("show", "1")).isZero();
    }

    @Test
    void isNotOpenedWithoutItsKey() throws IOException {
        imports("leads.csv");

        set(KEY, TUESDAYS);
        assertThat(terminal.type("runs")).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo("""
                        The stored data of this home is encrypted with the key 55afa265, but leadline.encryption sets the key 1792b827. Nothing was read or changed. Set the key 55afa265. To change to the key 1792b827, add the key 55afa265 to leadline.encryption.previous-keys, then run: leadline encrypt
                        """);
        set(KEY, "");
        assertThat(imports("leads.csv")).isEqualTo(2);
        assertThat(terminal.err())
                .contains("is encrypted with the key 55afa265, and leadline.encryption sets no key. Nothing was read");
        assertThat(terminal.type("forget", "--email", "zoe.quill@example.com")).isEqualTo(2);
        set(KEY, "c2hvcnQ=");
        assertThat(terminal.type("runs")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "leadline.encryption.key is not a key of 32 bytes in Base64. Make one with: openssl rand -base64 32\n");

        set(KEY, MONDAYS);
        assertThat(terminal.type("show", "1")).isZero();
        assertThat(sandbox.received()).hasSize(2);
    }

    @Test
    void takesItsKeyFromAFileAndShowsNoKey() throws IOException {
        imports("leads.csv");
        set(KEY, "");
        set("leadline.encryption.key-file", terminal.file("the.key", MONDAYS).toString());
        set(PREVIOUS, TUESDAYS);

        assertThat(terminal.type("doctor")).isZero();

        assertThat(terminal.out())
                .contains("with the key 55afa265", "FOLDER/the.key")
                .doesNotContain(MONDAYS, TUESDAYS);
        set(KEY, MONDAYS);
        assertThat(terminal.type("runs")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "Both leadline.encryption.key and leadline.encryption.key-file are set. Set only one of them.\n");
        set(KEY, "");
        set("leadline.encryption.key-file", "missing.key");
        assertThat(terminal.type("runs")).isEqualTo(2);
        assertThat(terminal.err()).startsWith("The key file FOLDER/missing.key cannot be read.");
    }

    @Test
    void isMadeOfAPlainHome() throws IOException {
        set(KEY, "");
        imports("leads.csv");
        assertThat(readable("zoe.quill")).isNotEmpty();

        set(KEY, MONDAYS);
        assertThat(terminal.type("runs")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "The stored data of this home is not encrypted yet, but leadline.encryption sets a key. To encrypt it, run: leadline encrypt\n");
        assertThat(terminal.type("encrypt")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                Encrypted the stored data of FOLDER/leadline-data (4 rows) with the key 55afa265.
                Files in the home, such as reports and uploads, are not encrypted. Backups that were made before stay as they are.
                """);

        assertThat(readable("zoe.quill", "Quill", "geckos", "bob.hill", "cat.moss"))
                .isEmpty();
        assertThat(found("quill")).containsExactly(1L, 4L);
        assertThat(terminal.type("encrypt")).isZero();
        assertThat(terminal.out()).startsWith("The stored data of FOLDER/leadline-data was already encrypted");
        assertThat(imports("leads.csv")).as("the same file").isEqualTo(4);
        assertThat(sandbox.received()).hasSize(2);
    }

    @Test
    void changesItsKeyAndContinuesAfterThatWasInterrupted() throws IOException {
        terminal.file(
                "many.csv",
                Stream.concat(
                                Stream.of(HEADER),
                                IntStream.rangeClosed(1, 2_500).mapToObj("Zoe,Quill,zoe%d@example.com,,"::formatted))
                        .toArray(String[]::new));
        assertThat(imports("many.csv", "--limit", "1")).isZero();
        List<String> before = texts();

        set(KEY, TUESDAYS);
        set(PREVIOUS, MONDAYS);
        assertThat(terminal.type("runs")).isEqualTo(2);
        assertThat(terminal.err()).contains("which is one of leadline.encryption.previous-keys. To encrypt it with");
        assertThatThrownBy(() -> HomeReencryption.encrypt(loaded(), new InterruptedAt(1_000)))
                .hasMessage("killed");
        assertThat(terminal.type("runs")).isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("The stored data of this home was being encrypted with the key 1792b827 when that was");
        set(KEY, MONDAYS);
        assertThat(terminal.type("runs")).as("the first key alone").isEqualTo(2);
        assertThat(terminal.type("encrypt")).as("another change meanwhile").isEqualTo(2);

        set(KEY, TUESDAYS);
        assertThat(terminal.type("encrypt", "--quiet")).isZero();
        set(PREVIOUS, "");
        assertThat(texts()).isEqualTo(before);
        assertThat(found("Quill")).hasSize(2_000);
    }

    @Test
    void isNotEncryptedWhileSomebodyUsesIt() throws IOException {
        set(KEY, "");
        imports("leads.csv");
        try (OpenHome used = OpenHome.of(loaded())) {
            assertThat(used.ledger().runs()).hasSize(1);
            set(KEY, MONDAYS);
            assertThat(terminal.type("encrypt")).isEqualTo(5);
            assertThat(terminal.err()).startsWith("The database is in use by another process, and nobody may use it");
        }
        set(KEY, "");
        assertThat(terminal.type("show", "1")).isZero();
    }

    @Test
    void staysEncryptedInABackupAndInPostgresql() throws IOException {
        assumeThat(database).isEqualTo(Database.H2);
        imports("leads.csv");

        assertThat(terminal.type("backup", "monday.zip")).isZero();
        set(KEY, TUESDAYS);
        assertThat(terminal.type("restore", "monday.zip", "--home", "new")).isEqualTo(2);
        assertThat(folder.resolve("new")).doesNotExist();
        set(KEY, MONDAYS);
        assertThat(terminal.type("restore", "monday.zip", "--home", "new")).isZero();
        assertThat(terminal.type("forget", "--email", "bob.hill+failure@example.com", "--home", "new"))
                .isZero();
        assertThat(terminal.out()).contains("1  row deleted");

        List<String> before = texts();
        String url = RealPostgres.freshDatabase();
        assertThat(terminal.type("migrate-to", url, "--quiet")).isZero();
        set("leadline.database.url", url);
        assertThat(texts()).isEqualTo(before);
        assertThat(terminal.type("doctor")).isZero();
        assertThat(terminal.out())
                .containsIgnoringWhitespaces(
                        "OK encryption The database stores texts encrypted, with the key 55afa265. Files in the home are not encrypted.");
        set(KEY, TUESDAYS);
        assertThat(terminal.type("runs")).isEqualTo(2);
    }

    @Test
    void refusesATextThatWasMovedToAnotherRow() throws IOException, SQLException {
        imports("leads.csv", "--limit", "1");
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("update run_row set body = (select body from run_row where row_no = 1) where row_no = 2");
        }

        assertThat(terminal.type("resume", "1")).isNotZero();

        assertThat(terminal.out() + terminal.err()).contains("A stored text (run_row.body 1/2) cannot be decrypted");
        assertThat(sandbox.received()).hasSizeLessThan(2);
    }

    /** Ends a change of the key as a killed process would. */
    private record InterruptedAt(long row) implements RunListener {

        @Override
        public void step(String name, long rows) {}

        @Override
        public void advanced(long rows) {
            if (rows >= row) {
                throw new IllegalStateException("killed");
            }
        }

        @Override
        public void note(String sentence) {}

        @Override
        public void warning(String sentence) {}
    }

    private void set(String name, String value) {
        settings.put(name, value);
        terminal = new Terminals(folder).withRealJob(settings);
    }

    private Settings loaded() {
        return Settings.load(folder, Map.copyOf(settings));
    }

    private int imports(String file, String... options) {
        return terminal.type(
                Stream.concat(Stream.of("import", file, "--set", "integration_id=int_1", "--quiet"), Stream.of(options))
                        .toArray(String[]::new));
    }

    private Path home() {
        return folder.resolve("leadline-data");
    }

    private String url() {
        return settings.getOrDefault("leadline.database.url", "jdbc:h2:" + home().resolve("leadline"));
    }

    private List<Long> found(String question) {
        Set<String> words = SearchWords.of(question);
        try (OpenHome home = OpenHome.of(loaded())) {
            return home.pages().findInAllRuns(words, 3_000).values().stream()
                    .flatMap(List::stream)
                    .map(LedgerRow::row)
                    .sorted()
                    .toList();
        }
    }

    /** Every cell and message, as Leadline shows them. */
    private List<String> texts() {
        try (OpenHome home = OpenHome.of(loaded())) {
            return home.ledger().runs().stream()
                    .flatMap(run ->
                            home
                                    .pages()
                                    .rows(run.id(), EnumSet.allOf(RowStatus.class), PageStart.after(0), 5_000)
                                    .stream())
                    .flatMap(row -> Stream.concat(
                            row.cells().stream(), row.problems().stream().map(Problem::value)))
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /** Those of some texts that are in the files of the database. */
    private Set<String> readable(String... texts) {
        return RawDatabase.of(home(), settings.get("leadline.database.url")).readable(texts);
    }
}
