package dev.leadline.settings;

import dev.leadline.message.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Reads {@code config/application.yaml}, the environment and the command line with Boot's own loader and binder. */
final class SettingsLoader {

    private SettingsLoader() {}

    static Settings load(Path root, Map<String, Object> overrides) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new OverridingProperties(Setting.COMMAND_LINE, overrides));
        Path config = folder(environment.getProperty("leadline.config", Object.class), root.resolve("config"));
        if (overrides.containsKey("leadline.config")) {
            requireFolder(config);
        }
        YamlBounds.check(config);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "where", Map.of("spring.config.location", "optional:file:" + config.toAbsolutePath() + "/")));
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
        } catch (RuntimeException e) {
            throw UserException.usage("settings.unreadable", config, oneLine(e));
        }
        List<Setting> inForce = EffectiveSettings.in(
                environment, root, Map.of("leadline.home", root.resolve("leadline-data"), "leadline.config", config));
        SettingRefusal refusal = new SettingRefusal(inForce, new SettingOrigins(root));
        MisplacedSettings.in(environment, inForce).findFirst().ifPresent(property -> {
            throw refusal.misplaced(property);
        });
        try {
            return bind(Binder.get(environment)).toSettings(root, config, inForce);
        } catch (BindException e) {
            throw refusal.of(e);
        } catch (InvalidSettingException e) {
            throw refusal.of(e);
        }
    }

    /** The folder of the environment may be missing: it is a default of the image, where the first user is added without one. */
    private static void requireFolder(Path config) {
        if (Files.isRegularFile(config)) {
            throw UserException.usage(
                    "settings.config-is-file",
                    config,
                    String.valueOf(config.toAbsolutePath().getParent()));
        }
        if (!Files.isDirectory(config)) {
            throw UserException.usage("settings.no-config", config);
        }
    }

    private static SettingsFile bind(Binder binder) {
        BindHandler strict = new NoUnboundElementsBindHandler(BindHandler.DEFAULT, SettingsLoader::isFile);
        return binder.bindOrCreate("leadline", Bindable.of(SettingsFile.class), strict);
    }

    static boolean isFile(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof OriginTrackedMapPropertySource;
    }

    private static Path folder(@Nullable Object named, Path otherwise) {
        return named == null ? otherwise : Path.of(named.toString());
    }

    private static String oneLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
