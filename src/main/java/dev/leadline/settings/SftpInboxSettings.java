package dev.leadline.settings;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder of an SFTP server.
 *
 * @param url such as {@code sftp://user@host:22/folder}
 * @param knownHosts the file with the server's host key, as OpenSSH writes it
 * @param privateKey the file with the key by which Leadline logs in, or null for the password
 * @param password of the user, or of the private key; null where there is none
 * @param archive a folder in the folder
 */
public record SftpInboxSettings(
        URI url,
        Path knownHosts,
        @Nullable Path privateKey,
        @Nullable String password,
        String archive) implements RemoteInboxSettings {

    /** The folder on the server; {@code .} is the one in which the user starts. */
    public String path() {
        String path = url.getPath();
        return path == null || path.isEmpty() ? "." : path;
    }

    @Override
    public String toString() {
        return "SftpInbox[]";
    }
}
