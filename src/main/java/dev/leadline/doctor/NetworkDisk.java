package dev.leadline.doctor;

import dev.leadline.message.UserMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Warns of disks that lie on another machine, whose locks cannot be relied on. */
final class NetworkDisk {

    private static final Pattern REMOTE = Pattern.compile(
            "nfs.*|cifs|smb.*|afp.*|9p|afs|ceph|glusterfs|lustre|webdav|davfs.*|fuse\\.sshfs|fuse\\.s3fs");

    private NetworkDisk() {}

    static Optional<DiagnosticResult> warning(String subject, Path file) throws IOException {
        return warning(subject, Files.getFileStore(file).type());
    }

    static Optional<DiagnosticResult> warning(String subject, String type) {
        return REMOTE.matcher(type.toLowerCase(Locale.ROOT)).matches()
                ? Optional.of(DiagnosticResult.warning(subject, UserMessage.of("doctor.home-on-network-disk", type)))
                : Optional.empty();
    }
}
