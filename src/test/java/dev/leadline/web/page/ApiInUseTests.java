package dev.leadline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.leadline.lead.Targets;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Ticker;
import dev.leadline.testing.SettableTicker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiInUseTests {

    @TempDir
    Path folder;

    @Test
    void isTheLiveApiWithItsIntegration() {
        assertThat(api("leadline.api.url", "https://api.propexo.com", "leadline.constants.integration_id", "int_1")
                        .text())
                .isEqualTo("Live API: api.propexo.com, integration int_1");
    }

    @Test
    void isTheLiveApiUnlessSaidOtherwise() {
        assertThat(new ApiInUse(Settings.load(folder, Map.of()), Ticker.SYSTEM).text())
                .startsWith("Live API: ");
    }

    @Test
    void isASandboxWhereTheSandboxAnswers() {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.GENEROUS, Targets.load(null))) {
            ApiInUse api = at(sandbox.url().toString());
            assertThat(api.isSandbox()).isTrue();
            assertThat(api.text()).isEqualTo("Sandbox: nothing real is sent");
        }
    }

    /** Such as a tunnel, a gateway or a proxy for debugging. */
    @Test
    void isNoSandboxOnlyBecauseItListensOnThisMachine() throws IOException {
        HttpServer tunnel = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tunnel.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        tunnel.start();
        int port = tunnel.getAddress().getPort();
        try {
            ApiInUse api =
                    api("leadline.api.url", "http://127.0.0.1:" + port, "leadline.constants.integration_id", "int_1");
            assertThat(api.isSandbox()).isFalse();
            assertThat(api.text()).isEqualTo("API on this machine: 127.0.0.1:" + port + ", integration int_1");
        } finally {
            tunnel.stop(0);
        }
    }

    @Test
    void isASandboxOnceThatAnswers() throws IOException {
        SettableTicker ticker = new SettableTicker();
        int port;
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.GENEROUS, Targets.load(null))) {
            port = sandbox.url().getPort();
        }
        ApiInUse api =
                new ApiInUse(Settings.load(folder, Map.of("leadline.api.url", "http://127.0.0.1:" + port)), ticker);
        assertThat(api.isSandbox()).isFalse();
        try (Sandbox sandbox = Sandbox.start(
                new SandboxSettings("127.0.0.1", port, "token", 0, Duration.ZERO, true), Targets.load(null))) {
            assertThat(sandbox.url().getPort()).isEqualTo(port);
            assertThat(api.isSandbox()).as("asked a moment ago").isFalse();
            ticker.advance(Duration.ofSeconds(31));
            assertThat(api.isSandbox()).isTrue();
        }
    }

    private ApiInUse at(String url) {
        return new ApiInUse(Settings.load(folder, Map.of("leadline.api.url", url)), Ticker.SYSTEM);
    }

    private ApiInUse api(String key, String value, String otherKey, String otherValue) {
        return new ApiInUse(Settings.load(folder, Map.of(key, value, otherKey, otherValue)), Ticker.SYSTEM);
    }
}
