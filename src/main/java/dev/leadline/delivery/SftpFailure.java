package dev.leadline.delivery;

import dev.leadline.settings.RemoteInboxSettings;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** Says in plain words why an SFTP server gave no files. The words of the server and of the library stay out of it. */
final class SftpFailure {

    private static final String NEXT_TIME = " The schedule tries again next time.";

    private SftpFailure() {}

    static RemoteInboxException of(RemoteInboxSettings settings, Exception thrown) {
        return new RemoteInboxException(sentence(settings, chain(thrown)), thrown);
    }

    private static List<Throwable> chain(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(30)
                .toList();
    }

    private static String sentence(RemoteInboxSettings settings, List<Throwable> chain) {
        String server = settings.place();
        for (Throwable cause : chain) {
            if (cause instanceof SftpException sftp) {
                return status(settings, sftp.getStatus());
            }
            if (cause instanceof SshException ssh) {
                if (ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_HOST_KEY_NOT_VERIFIABLE) {
                    return "The host key of %s is not the one in %s. Ask the operator of the server for its host key before you change that file."
                            .formatted(server, settings.knownHosts());
                }
                if (ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
                    return "%s rejected the user, or the password or key. Correct the remote settings of the schedule."
                            .formatted(server);
                }
            }
            if (cause instanceof ConnectException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof TimeoutException
                    || cause instanceof UnresolvedAddressException) {
                return "Leadline cannot reach %s. Check that the server is running and that the address is correct."
                                .formatted(server)
                        + NEXT_TIME;
            }
        }
        return "The connection to %s failed, or a file could not be written to the inbox.".formatted(server)
                + NEXT_TIME;
    }

    private static String status(RemoteInboxSettings settings, int status) {
        return switch (status) {
            case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH ->
                "The folder of %s does not exist. Correct the path in the remote settings of the schedule."
                        .formatted(settings.place());
            case SftpConstants.SSH_FX_PERMISSION_DENIED ->
                "Leadline may not read the folder of %s. Ask the operator of the server for permission."
                        .formatted(settings.place());
            default -> "%s could not read the folder or a file.".formatted(settings.place()) + NEXT_TIME;
        };
    }
}
