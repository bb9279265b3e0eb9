package dev.leadline.doctor;

import dev.leadline.delivery.RemoteInbox;
import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.message.UserException;
import dev.leadline.settings.RemoteInboxSettings;
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
        if (schedule.remote() != null) {
            findings.add(server(schedule.remote()));
        }
        findings.addAll(new DiagnosticCheck("target of " + schedule.name(), this::target).findings());
        findings.addAll(new DiagnosticCheck("mapping of " + schedule.name(), this::mapping).findings());
        return findings;
    }

    private DiagnosticResult inbox() throws IOException {
        Path inbox = schedule.inbox();
        if (!Files.isDirectory(inbox)) {
            return broken(
                    inbox + (Files.exists(inbox) ? " is not a folder." : " does not exist."),
                    "Create the folder, or correct leadline.schedules.%s.inbox.".formatted(schedule.name()));
        }
        if (!Files.isReadable(inbox) || !Files.isWritable(inbox) || !Files.isExecutable(inbox)) {
            return broken(
                    "Leadline cannot read %s and move files in it.".formatted(inbox),
                    "Grant the account that runs leadline serve permission to read, write and open the folder.");
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
                        "%s is a link, and Leadline does not follow links in an inbox.".formatted(outlet),
                        "Remove the link and let Leadline create the folder, or mount a folder there."));
            }
            if (!Files.isDirectory(outlet) || !Files.isWritable(outlet)) {
                return Optional.of(
                        broken(
                                "Leadline cannot move files to %s.".formatted(outlet),
                                "Make sure that it is a folder in which the account that runs leadline serve can write, or remove it."));
            }
            if (!Files.getFileStore(outlet).equals(Files.getFileStore(inbox))) {
                return Optional.of(DiagnosticResult.warning(
                        subject,
                        "%s is on a different disk than the inbox, so Leadline cannot move a file there in one step."
                                .formatted(outlet),
                        "Put both folders on the same disk."));
            }
        }
        return Optional.empty();
    }

    private DiagnosticResult open(Path inbox) {
        return FilePermissions.letsEverybodyWrite(inbox)
                ? DiagnosticResult.warning(
                        subject,
                        "Every user of this machine can put files into %s, and Leadline imports them.".formatted(inbox),
                        "Allow only the accounts that deliver leads to write there: chmod o-w " + inbox)
                : DiagnosticResult.ok(subject, "Leadline can read " + inbox + " and move files in it.");
    }

    private DiagnosticResult server(RemoteInboxSettings remote) {
        String server = "server of " + schedule.name();
        try {
            RemoteInbox.of(remote).check();
            return DiagnosticResult.ok(server, "Leadline can list the files of " + remote.place() + ".");
        } catch (UserException e) {
            return DiagnosticResult.of(server, e);
        }
    }

    private DiagnosticResult broken(String found, String advice) {
        return DiagnosticResult.error(ExitCode.USAGE, subject, found, advice);
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
