package dev.leadline.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a mailbox, whose mails bring files as attachments.
 *
 * @param url such as {@code imaps://user@host:993/INBOX}
 * @param password of the user
 * @param from whose mails count, in lower case: addresses, or domains such as {@code @example.com}
 * @param certificates a PEM file with the only certificates that are trusted, or null for those that Java trusts
 * @param maxBytes the largest mail that is read, in bytes
 * @param archive a folder in the folder
 */
public record ImapInboxSettings(
        URI url,
        String password,
        List<String> from,
        @Nullable Path certificates,
        long maxBytes,
        String archive) implements RemoteInboxSettings {

    public ImapInboxSettings {
        from = from.stream().map(sender -> sender.toLowerCase(Locale.ROOT)).toList();
    }

    /** The names of the folder and of those around it, the outermost first. */
    public List<String> path() {
        String path = url.getPath() == null ? "" : url.getPath().replaceAll("^/+|/+$", "");
        return path.isEmpty() ? List.of("INBOX") : List.of(path.split("/+", -1));
    }

    @Override
    public String toString() {
        return "ImapInbox[]";
    }
}
