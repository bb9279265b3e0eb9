package dev.leadline.doctor;

import dev.leadline.ledger.DatabaseFacts;
import dev.leadline.message.UserMessage;
import dev.leadline.settings.Setting;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The database: whether it opens, which it is, and whether it goes together with this Leadline. */
final class DatabaseCheck {

    private static final String SUBJECT = "database";
    private static final String H2 = "H2";
    private static final String POSTGRESQL = "PostgreSQL";
    private static final int OLDEST_POSTGRESQL = 15;

    private final Settings settings;
    private final Supplier<Optional<DatabaseFacts>> visit;

    /**
     * @param settings in force
     * @param visit asks the database; empty where there is none yet
     */
    DatabaseCheck(Settings settings, Supplier<Optional<DatabaseFacts>> visit) {
        this.settings = settings;
        this.visit = visit;
    }

    List<DiagnosticResult> look() throws IOException {
        Optional<DatabaseFacts> facts = visit.get();
        return facts.isEmpty() ? List.of(notThereYet()) : findings(facts.get(), Instant.now());
    }

    private DiagnosticResult notThereYet() {
        return DiagnosticResult.ok(SUBJECT, UserMessage.of("doctor.not-created-yet", place()));
    }

    private List<DiagnosticResult> findings(DatabaseFacts facts, Instant now) throws IOException {
        List<DiagnosticResult> findings = new ArrayList<>();
        findings.add(DiagnosticResult.ok(
                SUBJECT, UserMessage.of("doctor.database", facts.product(), facts.version(), place(), schema(facts))));
        misfit(facts).ifPresent(findings::add);
        findings.add(DiagnosticResult.ok("encryption", encryption(facts.encryptionKey())));
        facts.lossy()
                .message()
                .map(danger -> DiagnosticResult.warning("database durability", danger))
                .ifPresent(findings::add);
        if (isOurs()) {
            NetworkDisk.warning(SUBJECT, file()).ifPresent(findings::add);
        }
        if (facts.product().equals(POSTGRESQL)) {
            findings.add(ClockComparison.of("database clock", "the database's clock", now, facts.clock()));
        }
        return findings;
    }

    private static UserMessage encryption(@Nullable String key) {
        return key == null ? UserMessage.of("doctor.not-encrypted") : UserMessage.of("doctor.encrypted", key);
    }

    private static UserMessage schema(DatabaseFacts facts) {
        Integer schema = facts.schema();
        if (schema == null) {
            return UserMessage.of("doctor.database-empty");
        }
        return schema < facts.newestSchema()
                ? UserMessage.of("doctor.schema-upgradable", schema, facts.newestSchema())
                : UserMessage.of("doctor.schema", schema);
    }

    static Optional<DiagnosticResult> misfit(DatabaseFacts facts) {
        if (!facts.product().equals(H2) && !facts.product().equals(POSTGRESQL)) {
            return Optional.of(DiagnosticResult.error(
                    ExitCode.STOPPED_EARLY, SUBJECT, UserMessage.of("doctor.database-not-supported", facts.product())));
        }
        if (facts.product().equals(POSTGRESQL) && facts.major() < OLDEST_POSTGRESQL) {
            return Optional.of(DiagnosticResult.warning(
                    SUBJECT, UserMessage.of("doctor.postgresql-too-old", facts.version(), OLDEST_POSTGRESQL)));
        }
        Integer schema = facts.schema();
        return schema != null && schema > facts.newestSchema()
                ? Optional.of(DiagnosticResult.error(
                        ExitCode.STOPPED_EARLY,
                        SUBJECT,
                        UserMessage.of("doctor.database-newer", schema, facts.newestSchema())))
                : Optional.empty();
    }

    private boolean isOurs() {
        return settings.database().url() == null;
    }

    private Path file() {
        return settings.home().resolve("leadline.mv.db");
    }

    private String place() {
        return isOurs()
                ? file().toString()
                : settings.inForce().stream()
                        .filter(setting -> setting.name().equals("leadline.database.url"))
                        .map(Setting::value)
                        .findFirst()
                        .orElse("address not shown");
    }
}
