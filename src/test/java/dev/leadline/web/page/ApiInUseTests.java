package dev.leadline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Targets;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiInUseTests {

    @TempDir
    Path folder;

    @Test
    void isTheLiveApiWithItsIntegration() {
        assertThat(api("https://api.propexo.com", "a-token").text())
                .isEqualTo("Live API: api.propexo.com, integration int_1");
    }

    @Test
    void isTheLiveApiUnlessSaidOtherwise() {
        ApiInUse api = new ApiInUse(Settings.load(folder, Map.of()), Optional::empty);

        assertThat(api.isSandbox()).isFalse();
        assertThat(api.text()).startsWith("Live API: ");
    }

    @Test
    void isTheSandboxWithTheTokenThatOnlyTheSandboxTakes() {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.GENEROUS, Targets.load(null))) {
            ApiInUse api = api(sandbox.url().toString(), sandbox.token());

            assertThat(api.isSandbox()).isTrue();
            assertThat(api.text()).isEqualTo("Sandbox: nothing real is sent");
        }
    }

    /** Such as a tunnel, a gateway or a proxy for debugging. */
    @Test
    void isNoSandboxOnlyBecauseItListensOnThisMachine() {
        ApiInUse api = api("http://127.0.0.1:8150", "a-token");

        assertThat(api.isSandbox()).isFalse();
        assertThat(api.text()).isEqualTo("API on this machine: 127.0.0.1:8150, integration int_1");
    }

    private ApiInUse api(String url, String token) {
        return new ApiInUse(
                Settings.load(
                        folder,
                        Map.of(
                                "leadline.api.url", url,
                                "leadline.api.token", token,
                                "leadline.constants.integration_id", "int_1")),
                Optional::empty);
    }
}
