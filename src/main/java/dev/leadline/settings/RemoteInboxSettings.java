package dev.leadline.settings;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A server from which a schedule fetches its files.
 *
 * @param url such as {@code sftp://user@host:22/folder}, without a password
 * @param knownHosts the file with the server's host key, as OpenSSH writes it, or null where the protocol has none
 * @param privateKey the file with the key by which Leadline logs in, or null for the password
 * @param password of the user, or of the private key; null where there is none
 * @param archive the folder on the server to which fetched files are moved
 */
public record RemoteInboxSettings(
        URI url,
        @Nullable Path knownHosts,
        @Nullable Path privateKey,
        @Nullable String password,
        String archive) {

    /** The name or address of the server. */
    public String host() {
        return url.getHost();
    }

    /** The port of the server, or the usual one. */
    public int port(int usual) {
        return url.getPort() < 0 ? usual : url.getPort();
    }

    /** Who logs in. */
    public String user() {
        return url.getUserInfo();
    }

    /** The folder on the server; {@code .} is the one in which the user starts. */
    public String path() {
        String path = url.getPath();
        return path == null || path.isEmpty() ? "." : path;
    }

    /** The server and the folder, for messages. */
    public String place() {
        return url.getScheme() + "://" + url.getRawAuthority().replaceFirst("^[^@]*@", "") + url.getRawPath();
    }

    @Override
    public String toString() {
        return "RemoteInbox[]";
    }
}
