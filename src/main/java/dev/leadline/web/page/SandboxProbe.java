package dev.leadline.web.page;

import dev.leadline.shared.SandboxMark;
import dev.leadline.shared.Ticker;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks an API whether it is the sandbox, once it says so for good, and else again after a while. No token is sent. */
final class SandboxProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration UNTIL_NEXT = Duration.ofSeconds(30);

    private final URI api;
    private final Ticker ticker;
    private boolean isSandbox;
    private @Nullable Long asked;

    SandboxProbe(URI api, Ticker ticker) {
        this.api = api;
        this.ticker = ticker;
    }

    synchronized boolean isSandbox() {
        boolean isDue = asked == null || ticker.since(asked).compareTo(UNTIL_NEXT) >= 0;
        // the sandbox speaks plain HTTP only, and Propexo's API never does
        if (!isSandbox && isDue && "http".equals(api.getScheme())) {
            isSandbox = ask();
            asked = ticker.nanos();
        }
        return isSandbox;
    }

    private boolean ask() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) api.resolve(SandboxMark.PATH).toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            connection.setInstanceFollowRedirects(false);
            try {
                return connection.getHeaderField(SandboxMark.HEADER) != null;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
