package dev.leadline.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How {@code leadline serve} is reached and what it does beside.
 *
 * @param address the address to listen at
 * @param port the port, 0 for any
 * @param hosts the names under which browsers may ask for it, beside those of this machine itself
 * @param url where people reach it, for links in messages, or null where there are none
 * @param maxUploadBytes the largest file that may be uploaded
 * @param sessionTimeout how long somebody stays logged in without doing anything
 * @param confirmInterval how often it asks for what ended runs have left queued
 * @param concurrentRuns the most runs at a time that people start in the console
 * @param webhookSecret the key with which Propexo signs its webhooks, or null where none are taken
 */
public record ServeSettings(
        String address,
        int port,
        List<String> hosts,
        @Nullable URI url,
        long maxUploadBytes,
        Duration sessionTimeout,
        Duration confirmInterval,
        int concurrentRuns,
        @Nullable String webhookSecret) {

    public ServeSettings {
        hosts = List.copyOf(hosts);
    }

    @Override
    public String toString() {
        return "ServeSettings[" + address + ":" + port + "]";
    }
}
