package dev.leadline.settings;

import dev.leadline.settings.ServeSettings.MetricsAccess;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code leadline worker} answers monitors.
 *
 * @param address the address to listen at
 * @param port the port, 0 for any, or null where nothing is answered
 * @param metrics who may read the metrics, or null where there are none
 */
public record WorkerSettings(
        String address, @Nullable Integer port, @Nullable MetricsAccess metrics) {}
