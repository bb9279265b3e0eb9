package dev.leadline.web.page;

import dev.leadline.settings.Settings;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where leads go, as every page says it.
 *
 * @param isSandbox whether it is a stand-in on this machine
 * @param host the API's host
 * @param integration the integration that all leads are for, or null where files or mappings name it
 */
public record ApiInUse(
        boolean isSandbox, String host, @Nullable String integration) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** By the settings in force. */
    public static ApiInUse of(Settings settings) {
        URI url = settings.api().url();
        String host = String.valueOf(url.getHost());
        return new ApiInUse(
                THIS_MACHINE.contains(host), host, settings.constants().get("integration_id"));
    }

    /** A clause such as {@code Live API: api.propexo.com, integration int_1}. */
    public String text() {
        String account = integration == null ? "" : ", integration " + integration;
        return isSandbox ? "Sandbox: nothing real is sent" : "Live API: " + host + account;
    }
}
