package dev.leadline.settings;

import dev.leadline.message.UserException;
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
            throw UserException.usage("settings.remote-url-invalid", key);
        }
        if (url.getUserInfo().contains(":")) {
            throw UserException.usage("settings.remote-url-with-password", key, variable(key));
        }
        if (knownHosts == null) {
            throw UserException.usage("settings.no-known-hosts", key, url.getHost());
        }
        if (privateKey == null && password == null) {
            throw UserException.usage("settings.no-remote-secret", key, variable(key));
        }
        if (!archive.matches("[^/\\\\.][^/\\\\]*")) {
            throw UserException.usage("settings.remote-archive-invalid", key);
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
