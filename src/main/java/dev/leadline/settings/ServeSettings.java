package dev.leadline.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How {@code leadline serve} is reached and what it does beside.
 *
 * @param address the address to listen at
 * @param port the port, 0 for any
 * @param hosts the names under which browsers may ask for it, beside those of this machine itself
 * @param trustedProxies addresses and networks (CIDR) of the proxies whose forwarded headers are believed; empty for none
 * @param requestTimeout how long a client may take to send a complete request, and how long an idle connection stays open
 * @param uploadTimeout how long the upload of a file may take
 * @param connectionsPerAddress the most open connections of one address
 * @param healthPort a further port that answers health checks alone, or null for none
 * @param url where people reach it, for links in messages, or null where there are none
 * @param maxUploadBytes the largest file that may be uploaded
 * @param sessionTimeout how long somebody stays logged in without doing anything
 * @param confirmInterval how often it asks for what ended runs have left queued
 * @param concurrentRuns the most runs at a time that people start in the console
 * @param webhookSecret the key with which Propexo signs its webhooks, or null where none are taken
 * @param metrics who may read the metrics, or null where there are none
 * @param tracesUrl where traces are sent, or null for nowhere
 * @param inboxRoot the folder that contains the inboxes of schedules created in the console, or null for {@code inboxes} in the home
 */
public record ServeSettings(
        String address,
        int port,
        List<String> hosts,
        List<String> trustedProxies,
        Duration requestTimeout,
        Duration uploadTimeout,
        int connectionsPerAddress,
        @Nullable Integer healthPort,
        @Nullable URI url,
        long maxUploadBytes,
        Duration sessionTimeout,
        Duration confirmInterval,
        int concurrentRuns,
        @Nullable String webhookSecret,
        @Nullable MetricsAccess metrics,
        @Nullable URI tracesUrl,
        @Nullable Path inboxRoot) {

    /** Who may read the metrics. */
    public enum MetricsAccess {
        /** Programs on this machine. */
        LOCAL,
        /** Programs with a token. */
        TOKEN
    }

    public ServeSettings {
        hosts = List.copyOf(hosts);
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** The same settings for another address and port, without a port for health checks alone. */
    ServeSettings at(String otherAddress, int otherPort, @Nullable MetricsAccess readers) {
        return new ServeSettings(
                otherAddress,
                otherPort,
                hosts,
                trustedProxies,
                requestTimeout,
                uploadTimeout,
                connectionsPerAddress,
                null,
                url,
                maxUploadBytes,
                sessionTimeout,
                confirmInterval,
                concurrentRuns,
                webhookSecret,
                readers,
                tracesUrl,
                inboxRoot);
    }

    @Override
    public String toString() {
        return "ServeSettings[" + address + ":" + port + "]";
    }
}
