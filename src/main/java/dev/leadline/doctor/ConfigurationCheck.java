package dev.leadline.doctor;

import dev.leadline.lead.Target;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.settings.Setting;
import dev.leadline.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documents of the configuration: whether they can be read, and by whom. */
final class ConfigurationCheck {

    private final Settings settings;

    ConfigurationCheck(Settings settings) {
        this.settings = settings;
    }

    List<DiagnosticResult> settings() {
        Path file = settings.config().resolve("application.yaml");
        if (!Files.exists(file)) {
            return List.of(DiagnosticResult.ok("settings", UserMessage.of("doctor.no-settings-file", file)));
        }
        boolean secrets = settings.inForce().stream().anyMatch(Setting::isSecretInFile);
        return List.of(
                secrets && FilePermissions.letsOthersIn(file)
                        ? DiagnosticResult.warning("settings", UserMessage.of("doctor.secret-readable", file))
                        : DiagnosticResult.ok("settings", UserMessage.of("doctor.settings-file-in-use", file)));
    }

    List<DiagnosticResult> targets() {
        String names = settings.targets().all().stream().map(Target::name).collect(Collectors.joining(", "));
        return List.of(DiagnosticResult.ok("targets", UserMessage.of("doctor.targets", names)));
    }

    List<DiagnosticResult> mappings() throws IOException {
        List<DiagnosticResult> findings = new ArrayList<>();
        List<Path> files = files(settings.config().resolve("mappings"));
        for (Path file : files) {
            try {
                Mapping.read(file);
            } catch (UserException e) {
                findings.add(DiagnosticResult.of("mappings", e));
            }
        }
        return findings.isEmpty() && !files.isEmpty()
                ? List.of(DiagnosticResult.ok(
                        "mappings",
                        files.size() == 1
                                ? UserMessage.of("doctor.one-mapping-valid")
                                : UserMessage.of("doctor.mappings-valid", files.size())))
                : findings;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }
}
