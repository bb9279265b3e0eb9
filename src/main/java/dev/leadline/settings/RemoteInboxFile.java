package dev.leadline.settings;

import dev.leadline.lead.UsageException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** A server from which files are fetched, as it is written. */
record RemoteInboxFile(
        @Nullable URI url,
        @Nullable Path knownHosts,
        @Nullable Path privateKey,
        @Nullable String password,
        @DefaultValue("archive") String archive) {

    RemoteInboxSettings resolved(String key, Path config) {
        if (url == null || !"sftp".equals(url.getScheme()) || url.getHost() == null || url.getUserInfo() == null) {
            throw new UsageException("%s.url must have the form sftp://USER@HOST/FOLDER.".formatted(key));
        }
        if (url.getUserInfo().contains(":")) {
            throw new UsageException(
                    "%s.url contains a password. Remove it, and set the password in the environment (%s)."
                            .formatted(key, variable(key)));
        }
        if (knownHosts == null) {
            throw new UsageException(
                    "%1$s.known-hosts is required: the file with the host key of the server. To create it, run ssh-keyscan %2$s, and compare the key with the one that the operator of the server tells you."
                            .formatted(key, url.getHost()));
        }
        if (privateKey == null && password == null) {
            throw new UsageException(
                    "%s requires private-key, or a password in the environment (%s).".formatted(key, variable(key)));
        }
        if (!archive.matches("[^/\\\\.][^/\\\\]*")) {
            throw new UsageException("%s.archive must be the name of one folder.".formatted(key));
        }
        return new RemoteInboxSettings(url, in(config, knownHosts), in(config, privateKey), password, archive);
    }

    private static @Nullable Path in(Path config, @Nullable Path file) {
        return file == null ? null : config.resolve(file).toAbsolutePath().normalize();
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_') + "_PASSWORD";
    }

    @Override
    public String toString() {
        return "RemoteInboxFile[]";
    }
}
