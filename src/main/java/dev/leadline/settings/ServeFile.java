package dev.leadline.settings;

import static dev.leadline.settings.InvalidSettingException.require;
import static dev.leadline.settings.InvalidSettingException.requireAtLeast;
import static dev.leadline.settings.InvalidSettingException.requireRange;

import dev.leadline.message.UserMessage;
import dev.leadline.settings.ServeSettings.MetricsAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** How the console is reached, as it is written, with its defaults. */
record ServeFile(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("8151") int port,
        @DefaultValue List<String> hosts,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("20s") Duration requestTimeout,
        @DefaultValue("15m") Duration uploadTimeout,
        @DefaultValue("64") int connectionsPerAddress,
        @Nullable Integer healthPort,
        @Nullable URI url,
        @DefaultValue("100MB") DataSize maxUploadSize,
        @DefaultValue("8h") Duration sessionTimeout,
        @DefaultValue("10m") Duration confirmInterval,
        @DefaultValue("4") int concurrentRuns,
        @Nullable String webhookSecret,
        @Nullable MetricsAccess metrics,
        @Nullable URI tracesUrl,
        @Nullable Path inboxRoot) {

    private static final int HIGHEST_PORT = 65_535;
    private static final int SHORTEST_SECRET = 10;
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final int FEWEST_CONNECTIONS = 8;

    ServeSettings resolved(Path root) {
        requireLimits();
        return new ServeSettings(
                address,
                port,
                hosts,
                trustedProxies,
                requestTimeout,
                uploadTimeout,
                connectionsPerAddress,
                healthPort,
                url,
                maxUploadSize.toBytes(),
                sessionTimeout,
                confirmInterval,
                concurrentRuns,
                webhookSecret,
                metrics,
                tracesUrl,
                inboxRoot == null
                        ? null
                        : root.resolve(inboxRoot).toAbsolutePath().normalize());
    }

    private void requireLimits() {
        requireRange(port, 0, HIGHEST_PORT, "leadline.serve.port");
        requireAtLeast(1, concurrentRuns, "leadline.serve.concurrent-runs");
        requireAtLeast(FEWEST_CONNECTIONS, connectionsPerAddress, "leadline.serve.connections-per-address");
        requireLong(requestTimeout, "leadline.serve.request-timeout");
        requireLong(uploadTimeout, "leadline.serve.upload-timeout");
        require(
                webhookSecret == null || webhookSecret.length() >= SHORTEST_SECRET,
                "leadline.serve.webhook-secret",
                UserMessage.of("settings.rule.webhook-secret", SHORTEST_SECRET));
        require(
                tracesUrl == null || (tracesUrl.getHost() != null && SCHEMES.contains(tracesUrl.getScheme())),
                "leadline.serve.traces-url",
                UserMessage.of("settings.rule.traces-url"));
        require(
                healthPort == null
                        || (healthPort >= 0 && healthPort <= HIGHEST_PORT && (healthPort == 0 || healthPort != port)),
                "leadline.serve.health-port",
                UserMessage.of("settings.rule.health-port", HIGHEST_PORT));
    }

    private static void requireLong(Duration timeout, String name) {
        require(timeout.compareTo(SHORTEST_TIMEOUT) >= 0, name, UserMessage.of("settings.rule.timeout"));
    }

    @Override
    public String toString() {
        return "ServeFile[" + address + ":" + port + "]";
    }
}
