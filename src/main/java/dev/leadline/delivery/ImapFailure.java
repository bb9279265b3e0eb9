package dev.leadline.delivery;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.settings.ImapInboxSettings;
import dev.leadline.shared.ExitCode;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.ReadOnlyFolderException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Says in plain words why a mailbox gave no files. The words of the server and of the library stay out of it. */
final class ImapFailure {

    private ImapFailure() {}

    static UserException of(ImapInboxSettings settings, Exception thrown) {
        List<Throwable> chain = Stream.<Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(30)
                .toList();
        return UserException.of(ExitCode.STOPPED_EARLY, message(settings.place(), chain), thrown);
    }

    private static UserMessage message(String mailbox, List<Throwable> chain) {
        if (has(chain, AuthenticationFailedException.class)) {
            return UserMessage.of("delivery.mailbox-login-rejected", mailbox);
        }
        if (has(chain, SSLException.class)) {
            return UserMessage.of("delivery.certificate-invalid", mailbox);
        }
        if (has(chain, FolderNotFoundException.class)) {
            return UserMessage.of("delivery.no-folder", mailbox);
        }
        if (has(chain, ReadOnlyFolderException.class)) {
            return UserMessage.of("delivery.mails-not-movable", mailbox);
        }
        if (has(chain, MailConnectException.class)
                || has(chain, ConnectException.class)
                || has(chain, SocketTimeoutException.class)
                || has(chain, UnknownHostException.class)) {
            return UserMessage.of("delivery.server-unreachable", mailbox);
        }
        return UserMessage.of("delivery.connection-failed", mailbox);
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> kind) {
        return chain.stream().anyMatch(kind::isInstance);
    }
}
