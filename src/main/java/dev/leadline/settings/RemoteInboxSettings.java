package dev.leadline.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A server from which a schedule fetches its files. */
public sealed interface RemoteInboxSettings permits SftpInboxSettings, ImapInboxSettings {

    /** Such as {@code sftp://user@host:22/folder}, without a password. */
    URI url();

    /** The secret of the user; null where a login needs none. */
    @Nullable
    String password();

    /** The folder on the server to which is moved what was fetched. */
    String archive();

    /** The name or address of the server. */
    default String host() {
        return url().getHost();
    }

    /** The port of the server, or the usual one. */
    default int port(int usual) {
        return url().getPort() < 0 ? usual : url().getPort();
    }

    /** Who logs in. */
    default String user() {
        return url().getUserInfo();
    }

    /** The server and the folder, for messages. */
    default String place() {
        return url().getScheme() + "://" + url().getRawAuthority().replaceFirst("^[^@]*@", "") + url().getRawPath();
    }
}
