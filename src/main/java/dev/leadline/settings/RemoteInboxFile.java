package dev.leadline.settings;

import dev.leadline.message.UserException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;

/** A server from which files are fetched, as it is written. */
record RemoteInboxFile(
        @Name("url") @Nullable String address,
        @Nullable Path knownHosts,
        @Nullable Path privateKey,
        @Nullable String password,
        @DefaultValue List<String> from,
        @Nullable Path certificates,
        @DefaultValue("50MB") DataSize maxSize,
        @DefaultValue("archive") String archive) {

    private static final Pattern KNOWN = Pattern.compile("(?:sftp|imaps)://.*");

    RemoteInboxSettings resolved(String key, Path config) {
        URI url = url(key);
        if (url.getUserInfo().contains(":")) {
            throw UserException.usage("settings.remote-url-with-password", key, variable(key));
        }
        if (!archive.matches("[^/\\\\.][^/\\\\]*")) {
            throw UserException.usage("settings.remote-archive-invalid", key);
        }
        return url.getScheme().equals("sftp") ? sftp(url, key, config) : imap(url, key, config);
    }

    /** Spring's own conversion would take an encoded {@code @} in the user's name literally. */
    private URI url(String key) {
        try {
            URI url = new URI(address == null ? "" : address.replace(" ", "%20"));
            if (KNOWN.matcher(url.toString()).matches() && url.getHost() != null && url.getUserInfo() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // the same advice
        }
        throw UserException.usage("settings.remote-url-invalid", key);
    }

    private SftpInboxSettings sftp(URI server, String key, Path config) {
        if (!from.isEmpty() || certificates != null) {
            throw UserException.usage("settings.only-for-imaps", key);
        }
        if (knownHosts == null) {
            throw UserException.usage("settings.no-known-hosts", key, server.getHost());
        }
        if (privateKey == null && password == null) {
            throw UserException.usage("settings.no-remote-secret", key, variable(key));
        }
        Path keyFile = privateKey == null ? null : in(config, privateKey);
        return new SftpInboxSettings(server, in(config, knownHosts), keyFile, password, archive);
    }

    private ImapInboxSettings imap(URI server, String key, Path config) {
        if (knownHosts != null || privateKey != null) {
            throw UserException.usage("settings.only-for-sftp", key);
        }
        if (password == null) {
            throw UserException.usage("settings.no-mailbox-password", key, variable(key));
        }
        if (from.isEmpty() || !from.stream().allMatch(sender -> sender.matches("[^@\\s,<>]*@[^@\\s,<>]+"))) {
            throw UserException.usage("settings.no-senders", key);
        }
        Path trusted = certificates == null ? null : in(config, certificates);
        return new ImapInboxSettings(server, password, from, trusted, maxSize.toBytes(), archive);
    }

    private static Path in(Path config, Path file) {
        return config.resolve(file).toAbsolutePath().normalize();
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_') + "_PASSWORD";
    }

    @Override
    public String toString() {
        return "RemoteInboxFile[]";
    }
}
