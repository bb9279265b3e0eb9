package dev.leadline.settings;

import static dev.leadline.settings.InvalidSettingException.require;
import static dev.leadline.settings.InvalidSettingException.requireRange;

import dev.leadline.message.UserMessage;
import dev.leadline.settings.ServeSettings.MetricsAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where a worker answers monitors, as it is written, with its defaults. */
record WorkerFile(
        @DefaultValue("127.0.0.1") String address,
        @Nullable Integer port,
        @Nullable MetricsAccess metrics) {

    private static final int HIGHEST_PORT = 65_535;

    WorkerSettings resolved() {
        if (port != null) {
            requireRange(port, 0, HIGHEST_PORT, "leadline.worker.port");
        }
        require(
                metrics == null || port != null,
                "leadline.worker.metrics",
                UserMessage.of("settings.rule.worker-metrics"));
        return new WorkerSettings(address, port, metrics);
    }
}
