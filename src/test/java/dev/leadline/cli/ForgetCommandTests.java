package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.audit.AuditEntry;
import dev.leadline.lead.Targets;
import dev.leadline.ledger.RowStatus;
import dev.leadline.run.OpenHome;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import dev.leadline.shared.PageStart;
import dev.leadline.testing.Database;
import dev.leadline.testing.ImmutableFiles;
import dev.leadline.testing.RealPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of a person who was forgotten, on each database. */
@ParameterizedClass
@EnumSource
class ForgetCommandTests {

    private static final String HEADER = "First Name,Last Name,Email,Phone,Notes";

    private final Database database;

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
    private Map<String, String> settings;
    private Terminals terminal;

    ForgetCommandTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void openATerminal() {
        settings = Terminals.sendingTo(sandbox, database);
        settings.put("leadline.schedules.nightly.cron", "0 30 2 * * *");
        settings.put("leadline.schedules.nightly.inbox", folder.resolve("inbox").toString());
        terminal = new Terminals(folder).withRealJob(settings);
    }

    @AfterEach
    void closeTheSandbox() {
        sandbox.close();
    }

    @Test
    void leavesNoTraceOfThePersonAnywhere() throws IOException {
        terminal.file(
                "monday.csv",
                HEADER,
                "Zoe,Quill,zoe.quill@example.com,,likes dogs",
                "Joe,Hill,joe@example.com,,",
                "Ann,Lee,ann@example.com,,friend of Zoe.Quill@example.com");
        terminal.file("tuesday.csv", HEADER, "Zoe,Quill,ZOE.QUILL@example.com,12,", "Bob,Hill,bob@example.com,,");
        imports("monday.csv");
        imports("tuesday.csv");
        inInbox("archive/monday.csv", Files.readString(folder.resolve("monday.csv")));
        inInbox("waiting.csv", HEADER + "\nZoe,Quill,zoe.quill@example.com,,\n");
        assertThat(traces("zoe.quill@example.com")).isNotEmpty();

        assertThat(terminal.type("forget", "--email", "Zoe.Quill@Example.com")).isZero();

        assertThat(terminal.out()).isEqualTo("""
                  2  rows deleted
                  0  of them were waiting to be sent, and are not sent
                  1  mention in rows of other people deleted
                  2  runs whose files were written again
                  0  private copies changed
                  0  uploads changed or deleted
                  1  file in archive and failed folders changed
                """);
        assertThat(traces("zoe.quill@example.com")).isEmpty();
        assertThat(traces("likes dogs")).isEmpty();
        assertThat(file("inbox/archive/monday.csv")).isEqualTo(HEADER + "\nJoe,Hill,joe@example.com,,\n");
        assertThat(file("inbox/waiting.csv")).contains("zoe.quill@example.com");
        assertThat(traces("friend of \\[deleted\\]")).isNotEmpty();
    }

    @Test
    void namesTheRunsWhoseFilesAreInAnotherHome() throws IOException {
        terminal.file("monday.csv", HEADER, "Zoe,Quill,zoe@example.com,12,likes dogs", "Bob,Hill,bob@example.com,,");
        imports("monday.csv");
        Path files = folder.resolve("leadline-data/runs/1");
        Path elsewhere = Files.move(files, folder.resolve("elsewhere"));

        assertThat(terminal.type("forget", "--email", "zoe@example.com")).isEqualTo(4);
        assertThat(terminal.out().replaceAll("\\s+", " "))
                .contains(
                        "Left to do The files of run 1 are not in this home, FOLDER/leadline-data. If another home has"
                                + " them, run this command there too.");

        Files.move(elsewhere, files);
        assertThat(traces("likes dogs")).isNotEmpty();
        assertThat(terminal.type("forget", "--email", "zoe@example.com"))
                .as("in that home")
                .isZero();
        assertThat(traces("zoe@example.com")).isEmpty();
        assertThat(traces("likes dogs")).isEmpty();
    }

    /** As an import leaves it that was killed while it read the file, and whose run was continued from another home. */
    @Test
    void deletesACopyThatNoRunReadsAnyMore() throws IOException {
        terminal.file("monday.csv", HEADER, "Zoe,Quill,zoe@example.com,,", "Bob,Hill,bob@example.com,,");
        imports("monday.csv");
        Path copy =
                Files.copy(folder.resolve("monday.csv"), folder.resolve("leadline-data/staging/0123456789abcdef.csv"));

        assertThat(terminal.type("forget", "--email", "zoe@example.com"))
                .as("an import may just begin with it")
                .isEqualTo(4);

        Files.setLastModifiedTime(copy, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        assertThat(terminal.type("forget", "--email", "zoe@example.com")).isZero();
        assertThat(copy).doesNotExist();
        assertThat(traces("zoe@example.com")).isEmpty();
    }

    @Test
    void countsOnlyTheCopiesThatHeldThePersonAndIsNotStoppedByAFolderAmongThem() throws IOException {
        terminal.file("monday.csv", HEADER, "Zoe,Quill,zoe@example.com,,", "Bob,Hill,bob@example.com,,");
        imports("monday.csv");
        Path staging = folder.resolve("leadline-data/staging");
        FileTime twoHoursAgo = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        Path zoe = Files.copy(folder.resolve("monday.csv"), staging.resolve("0123456789abcdef.csv"));
        Path bob =
                Files.writeString(staging.resolve("fedcba9876543210.csv"), HEADER + "\nBob,Hill,bob@example.com,,\n");
        Path notes = Files.createDirectories(staging.resolve("notes"));
        Files.writeString(notes.resolve("a.txt"), "of the administrator");
        for (Path old : List.of(zoe, bob, notes)) {
            Files.setLastModifiedTime(old, twoHoursAgo);
        }
        Path upload =
                Files.createDirectories(folder.resolve("leadline-data/uploads")).resolve("monday.csv");
        Files.copy(folder.resolve("monday.csv"), upload);

        assertThat(terminal.type("forget", "--email", "zoe@example.com")).isZero();

        assertThat(terminal.out()).contains("1  private copy changed").contains("1  upload changed");
        assertThat(zoe).doesNotExist();
        assertThat(bob).doesNotExist();
        assertThat(notes.resolve("a.txt")).exists();
        assertThat(upload).content().doesNotContain("zoe@example.com");
    }

    @Test
    void leavesNoTraceOfAnEditBeforeTheImport() throws IOException, SQLException {
        terminal.file("monday.csv", HEADER, "Zoe,Quill,zoe@example.com,,", "Bob,Hill,bob@example.com,,");
        imports("monday.csv");
        try (OpenHome home = OpenHome.of(Settings.load(folder, Map.copyOf(settings)));
                Connection connection = home.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into run_edit values (1, 1, 4, 'likes lizards', 'likes geckos', 'ann')");
        }
        assertThat(traces("likes geckos")).isNotEmpty();

        assertThat(terminal.type("forget", "--email", "zoe@example.com")).isZero();

        assertThat(traces("likes (lizards|geckos)")).isEmpty();
    }

    @Test
    void leavesNoTraceInTheSourceOfSomebodyElse() throws IOException {
        terminal.file(
                "monday.csv",
                HEADER + ",Lead Source",
                "Zoe,Quill,zoe@example.com,,,Zillow",
                "Bob,Hill,bob@example.com,,,friend of Zoe@example.com");
        imports("monday.csv");
        assertThat(traces("friend of zoe@example.com")).isNotEmpty();

        assertThat(terminal.type("forget", "--email", "zoe@example.com")).isZero();

        assertThat(traces("zoe@example.com")).isEmpty();
    }

    @Test
    void keepsCountsAndFindsTheSamePersonAgain() throws IOException {
        terminal.file("monday.csv", HEADER, "Zoe,Quill,zoe@example.com,,", "Bob,Hill,bob@example.com,,");
        imports("monday.csv");

        terminal.type("forget", "--email", "zoe@example.com");

        assertThat(counts(1)).isEqualTo("CREATED 2");
        terminal.file("later.csv", HEADER, "Zoe,Quill,zoe@example.com,,", "Cat,Moss,cat@example.com,,");
        imports("later.csv");
        assertThat(counts(2)).isEqualTo("CREATED 1, DUPLICATE 1");
    }

    @Test
    void neverSendsWhatWasWaitingToBeSent() throws IOException {
        terminal.file(
                "monday.csv",
                HEADER,
                "Ann,Lee,ann@example.com,,",
                "Zoe,Quill,zoe@example.com,,",
                "Zoe,Quill,zoe@example.com,,again",
                "Bob,Hill,bob@example.com,,");
        imports("monday.csv", "--limit", "1");

        assertThat(terminal.type("forget", "--email", "zoe@example.com")).isZero();

        assertThat(terminal.out()).contains("2  rows deleted", "2  of them were waiting to be sent, and are not sent");
        assertThat(terminal.type("resume", "1")).isEqualTo(4);
        assertThat(sandbox.received())
                .extracting(sent -> sent.body().get("email_1"))
                .containsExactly("ann@example.com", "bob@example.com");
        assertThat(file("leadline-data/runs/1/outcomes.csv")).contains("2,3,REJECTED,,,,FORGOTTEN,");
        assertThat(file("leadline-data/runs/1/rejects.csv").lines()).hasSize(1);
    }

    @Test
    void findsAPhoneNumberHoweverItIsWritten() throws IOException {
        terminal.file(
                "monday.csv",
                HEADER,
                "Zoe,Quill,zoe@example.com,(617) 555-0199,",
                "Zoe,Quill,no address,617.555.0199,",
                "Ann,Lee,ann@example.com,(617) 555-0191,call +1 617-555-0199 first",
                "Bob,Hill,bob@example.com,(978) 617-5550,199");
        imports("monday.csv");

        assertThat(terminal.type("forget", "--phone", "617-555-0199")).isZero();

        assertThat(terminal.out()).contains("2  rows deleted", "1  mention in rows of other people deleted");
        assertThat(traces("617.{0,3}555.{0,2}0199")).isEmpty();
        assertThat(traces("Quill")).isEmpty();
        assertThat(traces("call \\[deleted\\] first")).isNotEmpty();
        assertThat(traces("bob@example.com")).isNotEmpty();
    }

    @Test
    void namesTheFilesThatOnlyAPersonCanChange() throws IOException {
        terminal.file("monday.csv", HEADER, "Ann,Lee,ann@example.com,,");
        imports("monday.csv");
        Path packed = folder.resolve("inbox/failed/old.csv.gz");
        Files.createDirectories(packed.getParent());
        Files.write(packed, gzip(HEADER + "\nZoe,Quill,zoe@example.com,,\n"));
        byte[] before = Files.readAllBytes(packed);

        assertThat(terminal.type("forget", "--email", "zoe@example.com")).isEqualTo(4);

        assertThat(terminal.out()).endsWith("""
                Left to do
                  Leadline cannot remove the person from FOLDER/inbox/failed/old.csv.gz without risking other rows. Delete the row in it yourself, or delete the file.
                """);
        assertThat(packed).hasBinaryContent(before);
    }

    @Test
    void namesEachFileThatItCannotReplaceOrDelete() throws Exception {
        terminal.file(
                "monday.csv",
                HEADER,
                "Zoe,Quill,zoe@example.com,12,likes dogs",
                "Bob,Hill,bob@example.com,,",
                "Cat,Moss,cat@example.com,,");
        imports("monday.csv");
        Path home = folder.resolve("leadline-data");
        Path rejects = home.resolve("runs/1/rejects.csv");
        Path copy = Files.copy(folder.resolve("monday.csv"), home.resolve("staging/0123456789abcdef.csv"));
        Files.setLastModifiedTime(copy, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path upload = Files.createDirectories(home.resolve("uploads")).resolve("leads.csv.gz");
        Files.write(upload, gzip(HEADER + "\nZoe,Quill,zoe@example.com,,\n"));
        inInbox("archive/monday.csv", Files.readString(folder.resolve("monday.csv")));
        Path archived = folder.resolve("inbox/archive/monday.csv");

        ImmutableFiles.during(
                () -> {
                    assertThat(terminal.type("forget", "--email", "zoe@example.com"))
                            .isEqualTo(4);
                    assertThat(terminal.out())
                            .contains("1  row deleted", "0  uploads changed")
                            .endsWith("""
                                    Left to do
                                      Leadline cannot write the files in FOLDER/leadline-data/runs/1. Grant its user permission for the folder and its files, then run this command again.
                                      Leadline cannot read and replace FOLDER/leadline-data/staging/0123456789abcdef.csv. Grant its user permission for the file and its folder, then run this command again.
                                      Leadline cannot read and replace FOLDER/leadline-data/uploads/leads.csv.gz. Grant its user permission for the file and its folder, then run this command again.
                                      Leadline cannot read and replace FOLDER/inbox/archive/monday.csv. Grant its user permission for the file and its folder, then run this command again.
                                    """);
                },
                rejects,
                copy,
                upload,
                archived);

        assertThat(terminal.type("forget", "--email", "zoe@example.com")).isZero();
        assertThat(traces("zoe@example.com")).isEmpty();
        assertThat(traces("likes dogs")).isEmpty();
        assertThat(copy).doesNotExist();
        assertThat(upload).doesNotExist();
    }

    @Test
    void deletesAnUploadThatItCannotRewrite() throws IOException {
        terminal.file("monday.csv", HEADER, "Ann,Lee,ann@example.com,,");
        imports("monday.csv");
        Path upload = folder.resolve("leadline-data/uploads/6f6e3d1c-0000-4000-8000-000000000001/of");
        Files.createDirectories(upload);
        Files.writeString(
                upload.resolveSibling("leads.csv"),
                HEADER + "\nZoe,Quill,zoe@example.com,,\nBob,Hill,bob@example.com,,\n");
        Files.write(upload.resolve("leads.csv.gz"), gzip(HEADER + "\nZoe,Quill,zoe@example.com,,\n"));

        assertThat(terminal.type("forget", "--email", "zoe@example.com")).isZero();

        assertThat(terminal.out()).contains("2  uploads changed or deleted");
        assertThat(upload.resolve("leads.csv.gz")).doesNotExist();
        assertThat(upload.resolveSibling("leads.csv")).hasContent(HEADER + "\nBob,Hill,bob@example.com,,");
    }

    @Test
    void saysThatNobodyWasFound() throws IOException {
        terminal.file("monday.csv", HEADER, "Ann,Lee,ann@example.com,,");
        imports("monday.csv");

        assertThat(terminal.type("forget", "--email", "nobody@example.com")).isZero();
        assertThat(terminal.out()).isEqualTo("This person was not found in any run, file or upload of this home.\n");
        terminal.type("forget", "--email", "nobody@example.com", "--json");
        assertThat(terminal.out()).contains("\"found\" : false").contains("\"left\" : [ ]");
    }

    @Test
    void notesThatSomebodyWasForgottenAndNotWho() throws IOException {
        terminal.file("monday.csv", HEADER, "Zoe,Quill,zoe@example.com,,");
        imports("monday.csv");

        terminal.type("forget", "--email", "zoe@example.com");

        try (OpenHome imports = OpenHome.of(Settings.load(folder, Map.copyOf(settings)))) {
            AuditEntry entry =
                    imports.audit().latest(PageStart.before(Long.MAX_VALUE), 1).get(0);
            assertThat(entry.what()).isEqualTo("forget");
            assertThat(entry.detail()).isEqualTo("by e-mail address; 1 rows");
            assertThat(entry.who()).startsWith(System.getProperty("user.name") + "@");
        }
    }

    @Test
    void refusesWhatIsNeitherAnAddressNorANumber() {
        assertThat(terminal.type("forget")).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo("Specify either --email ADDRESS or --phone NUMBER.\n");
        assertThat(terminal.type("forget", "--email", "zoe")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("The address is not a valid e-mail address. Enter one address, such as ann@example.com.\n");
        assertThat(terminal.type("forget", "--phone", "12")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "The number is not a valid phone number. Enter it with its country code, such as +16175550123.\n");
    }

    private void imports(String file, String... options) {
        String[] command = {"import", folder.resolve(file).toString(), "--set", "integration_id=int_1"};
        terminal.type(Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new));
    }

    private void inInbox(String name, String content) throws IOException {
        Path file = folder.resolve("inbox").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static byte[] gzip(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private String counts(long run) {
        try (OpenHome imports = OpenHome.of(Settings.load(folder, Map.copyOf(settings)))) {
            return Stream.of(RowStatus.values())
                    .filter(status -> imports.ledger().counts(run).of(status) > 0)
                    .sorted(Comparator.comparing(Enum::name))
                    .map(status -> status + " " + imports.ledger().counts(run).of(status))
                    .collect(Collectors.joining(", "));
        }
    }

    private String file(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** Texts with a pattern in the database, in its files, and in everything else that is in the home or was archived. */
    private List<String> traces(String pattern) throws IOException {
        List<String> texts = new ArrayList<>(PersonalTraces.inDatabase(folder, settings));
        List<Path> roots = new ArrayList<>(List.of(folder.resolve("leadline-data"), folder.resolve("inbox/archive")));
        if (database == Database.POSTGRESQL) {
            roots.add(RealPostgres.filesOf(settings.getOrDefault("leadline.database.url", "")));
        }
        for (Path root : roots) {
            if (Files.exists(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        texts.add(PersonalTraces.raw(file));
                    }
                }
            }
        }
        Pattern sought = Pattern.compile("(?i)" + pattern.replace(".", pattern.contains("{") ? "." : "\\."));
        return texts.stream()
                .map(sought::matcher)
                .filter(Matcher::find)
                .map(found -> found.group().replaceAll("[^ -~]", "?"))
                .toList();
    }
}
