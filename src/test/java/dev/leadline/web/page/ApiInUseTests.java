package dev.leadline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiInUseTests {

    @TempDir
    Path folder;

    @Test
    void isTheLiveApiWithItsIntegration() {
        Settings settings = Settings.load(
                folder,
                Map.of("leadline.api.url", "https://api.propexo.com", "leadline.constants.integration_id", "int_1"));

        assertThat(ApiInUse.of(settings).text()).isEqualTo("Live API: api.propexo.com, integration int_1");
    }

    @Test
    void isTheLiveApiUnlessSaidOtherwise() {
        assertThat(ApiInUse.of(Settings.load(folder, Map.of())).text()).startsWith("Live API: ");
    }

    @Test
    void isASandboxOnThisMachine() {
        Settings settings = Settings.load(folder, Map.of("leadline.api.url", "http://127.0.0.1:8150"));

        assertThat(ApiInUse.of(settings).text()).isEqualTo("Sandbox: nothing real is sent");
    }
}
