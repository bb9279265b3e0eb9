package dev.leadline.settings;

import dev.leadline.lead.Nearest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Keys of a file that are no settings only because of what stands above them: a line {@code leadline:} that is still commented out or
 * misspelled. Spring Boot takes them for the settings of somebody else, and so would ignore all of them.
 */
final class MisplacedSettings {

    private static final String ROOT = "leadline";

    private MisplacedSettings() {}

    static Stream<ConfigurationProperty> in(ConfigurableEnvironment environment, List<Setting> settings) {
        Set<String> known = settings.stream().map(Setting::name).collect(Collectors.toSet());
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(SettingsLoader::isFile)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source)
                        .stream().filter(name -> isMisplaced(name, known)).map(source::getConfigurationProperty));
    }

    private static boolean isMisplaced(ConfigurationPropertyName name, Set<String> known) {
        String first = name.getElement(0, ConfigurationPropertyName.Form.UNIFORM);
        return !first.equals(ROOT)
                && (known.contains(ROOT + "." + name)
                        || !Nearest.to(first, List.of(ROOT)).isEmpty());
    }
}
