package dev.leadline.doctor;

import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.settings.ScheduleSettings;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a schedule needs when its time comes: an inbox, and a target and a mapping that exist. */
final class ScheduleCheck {

    private final Settings settings;
    private final ScheduleSettings schedule;
    private final String subject;

    ScheduleCheck(Settings settings, ScheduleSettings schedule) {
        this.settings = settings;
        this.schedule = schedule;
        this.subject = "inbox of " + schedule.name();
    }

    List<DiagnosticResult> look() throws IOException {
        List<DiagnosticResult> findings = new ArrayList<>();
        findings.add(inbox());
        findings.addAll(new DiagnosticCheck("target of " + schedule.name(), this::target).findings());
        findings.addAll(new DiagnosticCheck("mapping of " + schedule.name(), this::mapping).findings());
        return findings;
    }

    private DiagnosticResult inbox() throws IOException {
        Path inbox = schedule.inbox();
        if (!Files.isDirectory(inbox)) {
            return broken(
                    inbox + (Files.exists(inbox) ? " is no folder." : " is not there."),
                    "Make the folder, or change leadline.schedules.%s.inbox.".formatted(schedule.name()));
        }
        if (!Files.isReadable(inbox) || !Files.isWritable(inbox) || !Files.isExecutable(inbox)) {
            return broken(
                    "Leadline may not both read %s and move files in it.".formatted(inbox),
                    "Give the account under which leadline serve runs the rights to read, write and enter it.");
        }
        return outlet(inbox).orElseGet(() -> open(inbox));
    }

    /** What is wrong with where files go from there. */
    private Optional<DiagnosticResult> outlet(Path inbox) throws IOException {
        for (Path outlet : Stream.of("archive", "failed")
                .map(inbox::resolve)
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .toList()) {
            if (Files.isSymbolicLink(outlet)) {
                return Optional.of(broken(
                        "%s is a link, and Leadline follows no links in an inbox.".formatted(outlet),
                        "Remove the link and let Leadline create the folder, or mount one there."));
            }
            if (!Files.isDirectory(outlet) || !Files.isWritable(outlet)) {
                return Optional.of(broken(
                        "No files can be moved to %s.".formatted(outlet),
                        "Let it be a folder in which the account of leadline serve may write, or move it away."));
            }
            if (!Files.getFileStore(outlet).equals(Files.getFileStore(inbox))) {
                return Optional.of(DiagnosticResult.warning(
                        subject,
                        "%s is on another disk than the inbox, so moving a file there is no single step."
                                .formatted(outlet),
                        "Let both be on the same disk."));
            }
        }
        return Optional.empty();
    }

    private DiagnosticResult open(Path inbox) {
        return FilePermissions.letsEverybodyWrite(inbox)
                ? DiagnosticResult.warning(
                        subject,
                        "Everybody on this machine may put files into %s, and they are imported.".formatted(inbox),
                        "Let only those write there who bring leads: chmod o-w " + inbox)
                : DiagnosticResult.fine(subject, inbox + " can be read, and files moved in it.");
    }

    private DiagnosticResult broken(String found, String advice) {
        return DiagnosticResult.broken(ExitCode.USAGE, subject, found, advice);
    }

    private List<DiagnosticResult> target() {
        String name = Objects.requireNonNullElse(schedule.target(), Targets.USUAL);
        settings.targets().named(name, settings.vendor());
        return List.of();
    }

    private List<DiagnosticResult> mapping() {
        if (schedule.mapping() != null) {
            Mapping.read(schedule.mapping());
        }
        return List.of();
    }
}
