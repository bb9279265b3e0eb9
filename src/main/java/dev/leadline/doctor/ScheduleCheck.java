package dev.leadline.doctor;

import dev.leadline.delivery.RemoteInbox;
import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
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
        if (!Files.exists(inbox) && schedule.inboxRoot() != null) {
            return broken(UserMessage.of("doctor.no-inbox-of-console", inbox, schedule.name()));
        }
        if (!Files.isDirectory(inbox)) {
            return broken(
                    Files.exists(inbox)
                            ? UserMessage.of("doctor.inbox-not-a-folder", inbox, schedule.name())
                            : UserMessage.of("doctor.no-inbox", inbox, schedule.name()));
        }
        if (!Files.isReadable(inbox) || !Files.isWritable(inbox) || !Files.isExecutable(inbox)) {
            return broken(UserMessage.of("doctor.inbox-closed", inbox));
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
                return Optional.of(broken(UserMessage.of("doctor.link-in-inbox", outlet)));
            }
            if (!Files.isDirectory(outlet) || !Files.isWritable(outlet)) {
                return Optional.of(broken(UserMessage.of("doctor.folder-not-writable", outlet)));
            }
            if (!Files.getFileStore(outlet).equals(Files.getFileStore(inbox))) {
                return Optional.of(
                        DiagnosticResult.warning(subject, UserMessage.of("doctor.folders-on-two-disks", outlet)));
            }
        }
        return Optional.empty();
    }

    private DiagnosticResult open(Path inbox) {
        return FilePermissions.letsEverybodyWrite(inbox)
                ? DiagnosticResult.warning(subject, UserMessage.of("doctor.inbox-open-to-all", inbox))
                : DiagnosticResult.ok(subject, UserMessage.of("doctor.inbox-usable", inbox));
    }

    private DiagnosticResult server(RemoteInboxSettings remote) {
        String server = "server of " + schedule.name();
        try {
            RemoteInbox.of(remote).check();
            return DiagnosticResult.ok(server, UserMessage.of("doctor.server-usable", remote.place()));
        } catch (UserException e) {
            return DiagnosticResult.of(server, e);
        }
    }

    private DiagnosticResult broken(UserMessage found) {
        return DiagnosticResult.error(ExitCode.USAGE, subject, found);
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
