package dev.leadline.doctor;

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
                ? Optional.of(DiagnosticResult.warning(
                        subject,
                        "The home is on a network disk (%s), where H2 cannot rely on file locks and writes."
                                .formatted(type),
                        "Move the home to a local disk (--home), or use PostgreSQL (LEADLINE_DATABASE_URL)."))
                : Optional.empty();
    }
}
