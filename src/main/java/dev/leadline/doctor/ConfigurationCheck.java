package dev.leadline.doctor;

import dev.leadline.lead.Target;
import dev.leadline.lead.UsageException;
import dev.leadline.lead.mapping.Mapping;
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
            return List.of(DiagnosticResult.fine(
                    "settings", "There is no %s; defaults hold beside what is set elsewhere.".formatted(file)));
        }
        boolean secrets = settings.inForce().stream().anyMatch(Setting::isSecretInFile);
        return List.of(
                secrets && FilePermissions.letsOthersIn(file)
                        ? DiagnosticResult.warning(
                                "settings",
                                "%s holds a secret, and others than its owner may read it.".formatted(file),
                                "Set secrets in the environment, or: chmod 600 " + file)
                        : DiagnosticResult.fine("settings", file + " is read."));
    }

    List<DiagnosticResult> targets() {
        String names = settings.targets().all().stream().map(Target::name).collect(Collectors.joining(", "));
        return List.of(DiagnosticResult.fine("targets", names + "."));
    }

    List<DiagnosticResult> mappings() throws IOException {
        List<DiagnosticResult> findings = new ArrayList<>();
        List<Path> files = files(settings.config().resolve("mappings"));
        for (Path file : files) {
            try {
                Mapping.read(file);
            } catch (UsageException e) {
                findings.add(DiagnosticResult.of("mappings", e));
            }
        }
        return findings.isEmpty() && !files.isEmpty()
                ? List.of(DiagnosticResult.fine(
                        "mappings", files.size() == 1 ? "1 can be read." : files.size() + " can be read."))
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
