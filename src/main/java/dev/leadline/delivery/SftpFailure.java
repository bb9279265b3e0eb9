package dev.leadline.delivery;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.settings.SftpInboxSettings;
import dev.leadline.shared.ExitCode;
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

    private SftpFailure() {}

    static UserException of(SftpInboxSettings settings, Exception thrown) {
        return UserException.of(ExitCode.STOPPED_EARLY, message(settings, chain(thrown)), thrown);
    }

    private static List<Throwable> chain(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(30)
                .toList();
    }

    private static UserMessage message(SftpInboxSettings settings, List<Throwable> chain) {
        String server = settings.place();
        for (Throwable cause : chain) {
            if (cause instanceof SftpException sftp) {
                return status(server, sftp.getStatus());
            }
            if (cause instanceof SshException ssh) {
                if (ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_HOST_KEY_NOT_VERIFIABLE) {
                    return UserMessage.of("delivery.other-host-key", server, String.valueOf(settings.knownHosts()));
                }
                if (ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
                    return UserMessage.of("delivery.login-rejected", server);
                }
            }
            if (cause instanceof ConnectException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof TimeoutException
                    || cause instanceof UnresolvedAddressException) {
                return UserMessage.of("delivery.server-unreachable", server);
            }
        }
        return UserMessage.of("delivery.connection-failed", server);
    }

    private static UserMessage status(String server, int status) {
        return switch (status) {
            case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH ->
                UserMessage.of("delivery.no-folder", server);
            case SftpConstants.SSH_FX_PERMISSION_DENIED -> UserMessage.of("delivery.permission-denied", server);
            default -> UserMessage.of("delivery.folder-unreadable", server);
        };
    }
}
