package dev.leadline.doctor;

import dev.leadline.lead.Target;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.message.UserException;
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
            return List.of(DiagnosticResult.ok(
                    "settings",
                    "%s does not exist. Leadline uses defaults, the environment and options.".formatted(file)));
        }
        boolean secrets = settings.inForce().stream().anyMatch(Setting::isSecretInFile);
        return List.of(
                secrets && FilePermissions.letsOthersIn(file)
                        ? DiagnosticResult.warning(
                                "settings",
                                "%s contains a secret, and other users can read it.".formatted(file),
                                "Set secrets in the environment, or restrict access: chmod 600 " + file)
                        : DiagnosticResult.ok("settings", file + " is in use."));
    }

    List<DiagnosticResult> targets() {
        String names = settings.targets().all().stream().map(Target::name).collect(Collectors.joining(", "));
        return List.of(DiagnosticResult.ok("targets", names + "."));
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
                        files.size() == 1 ? "1 mapping file is valid." : files.size() + " mapping files are valid."))
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
