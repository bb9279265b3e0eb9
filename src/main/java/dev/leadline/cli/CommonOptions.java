package dev.leadline.cli;

import dev.leadline.cli.output.Invocation;
import dev.leadline.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options that every command takes. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class CommonOptions {

    @Option(names = "--home", paramLabel = "DIR", description = "Folder of the database and the results.")
    private @Nullable Path home;

    @Option(names = "--config", paramLabel = "DIR", description = "Folder of application.yaml, mappings and targets.")
    private @Nullable Path config;

    @Option(names = "--api-url", paramLabel = "URL", description = "Address of the API.")
    private @Nullable URI apiUrl;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(names = "--quiet", description = "Show no progress and no notes.")
    private boolean quiet;

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    boolean namesApi() {
        return apiUrl != null;
    }

    Settings settings(CliContext here) {
        return settings(here, Map.of());
    }

    /** The settings, with what this command line and the command itself lay over them. */
    Settings settings(CliContext here, Map<String, Object> overrides) {
        Map<String, Object> all = new LinkedHashMap<>();
        put(all, "leadline.home", inFolder(here, home));
        put(all, "leadline.config", inFolder(here, config));
        put(all, "leadline.api.url", apiUrl);
        all.putAll(overrides);
        return here.settings().apply(here.root(), all);
    }

    /** How the next command must be called to find the same home. */
    Invocation invocation(CliContext here) {
        List<String> options = new ArrayList<>();
        if (home != null) {
            options.addAll(List.of("--home", home.toString()));
        }
        if (config != null) {
            options.addAll(List.of("--config", config.toString()));
        }
        if (apiUrl != null) {
            options.addAll(List.of("--api-url", apiUrl.toString()));
        }
        return new Invocation(here.command(), options);
    }

    ConsoleProgress progress(CliContext here) {
        if (quiet) {
            return new QuietProgress(here);
        }
        return here.terminal() ? new ProgressBars(here) : new ProgressLines(here);
    }

    private static @Nullable Path inFolder(CliContext here, @Nullable Path path) {
        return path == null ? null : here.folder().resolve(path);
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value.toString());
        }
    }
}
