package dev.leadline.web.page;

import dev.leadline.settings.Settings;
import dev.leadline.shared.SandboxToken;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where leads go, as every page says it. */
public final class ApiInUse {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final boolean isSandbox;
    private final URI url;
    private final @Nullable String integration;

    /** By the settings in force. */
    ApiInUse(Settings settings) {
        this.isSandbox = SandboxToken.VALUE.equals(settings.api().token());
        this.url = settings.api().url();
        this.integration = settings.constants().get("integration_id");
    }

    /** Whether it is the sandbox, by its token: what listens on this machine may lead to the live API. */
    public boolean isSandbox() {
        return isSandbox;
    }

    /** A clause such as {@code Live API: api.propexo.com, integration int_1}. */
    public String text() {
        if (isSandbox) {
            return "Sandbox: nothing real is sent";
        }
        String host = String.valueOf(url.getHost());
        String api = THIS_MACHINE.contains(host)
                ? "API on this machine: " + host + (url.getPort() < 0 ? "" : ":" + url.getPort())
                : "Live API: " + host;
        return integration == null ? api : api + ", integration " + integration;
    }
}
