package dev.leadline.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.run.OpenHome;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An installation in a folder, to be examined. */
final class DoctorFixture {

    private final Path folder;
    private final Map<String, Object> settings = new LinkedHashMap<>();

    DoctorFixture(Path folder) {
        this.folder = folder;
        with("leadline.home", home().toString());
    }

    DoctorFixture with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    DoctorFixture file(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return folder.resolve("home");
    }

    Settings settings() {
        return Settings.load(folder, settings);
    }

    /** Has been used once: home and database are there. */
    DoctorFixture used() {
        OpenHome.of(settings()).close();
        return this;
    }

    /** Something that its ledger is asked or told, with one value as the answer, or null. */
    @Nullable
    String ledger(String sql) throws SQLException {
        try (OpenHome open = OpenHome.of(settings());
                Connection connection = open.database().getConnection();
                Statement statement = connection.createStatement()) {
            boolean answers = statement.execute(sql);
            ResultSet answer = statement.getResultSet();
            return answers && answer.next() ? answer.getString(1) : null;
        }
    }

    List<DiagnosticResult> examined() {
        return Doctor.examine(settings());
    }

    DiagnosticResult finding(String subject) {
        return only(examined(), subject);
    }

    static DiagnosticResult only(List<DiagnosticResult> findings, String subject) {
        List<DiagnosticResult> about = findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .toList();
        assertThat(about).as(subject + " in " + findings).hasSize(1);
        return about.get(0);
    }

    static DiagnosticResult ok(String subject, String found) {
        return new DiagnosticResult(subject, DiagnosticStatus.OK, found, null, ExitCode.OK);
    }

    static DiagnosticResult warning(String subject, String found, String advice) {
        return new DiagnosticResult(subject, DiagnosticStatus.WARNING, found, advice, ExitCode.OK);
    }

    static DiagnosticResult error(ExitCode exit, String subject, String found, String advice) {
        return new DiagnosticResult(subject, DiagnosticStatus.ERROR, found, advice, exit);
    }
}
