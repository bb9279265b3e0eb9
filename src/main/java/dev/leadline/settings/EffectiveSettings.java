package dev.leadline.settings;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/** Every setting that {@link SettingsFile} can hold, with what it is and who says so. */
final class EffectiveSettings {

    private final ConfigurableEnvironment environment;
    private final List<ConfigurationPropertySource> sources;
    private final SettingOrigins origins;
    private final Map<String, Path> folders;
    private final List<Setting> settings = new ArrayList<>();

    private EffectiveSettings(ConfigurableEnvironment environment, Path root, Map<String, Path> folders) {
        this.environment = environment;
        this.sources = StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .toList();
        this.origins = new SettingOrigins(root);
        this.folders = folders;
    }

    /**
     * The settings of an environment.
     *
     * @param environment that was bound
     * @param root the folder of the launcher, under which files are named without it
     * @param folders those that hold where nobody has set one, by name of the setting
     * @return in the order of the file
     */
    static List<Setting> in(ConfigurableEnvironment environment, Path root, Map<String, Path> folders) {
        EffectiveSettings all = new EffectiveSettings(environment, root, folders);
        all.addRecord(ConfigurationPropertyName.of("leadline"), SettingsFile.class);
        return ConstantValues.shown(all.settings);
    }

    private void addRecord(ConfigurationPropertyName prefix, Class<?> type) {
        for (Parameter part : type.getDeclaredConstructors()[0].getParameters()) {
            Name other = part.getAnnotation(Name.class);
            String name = other == null ? DataObjectPropertyName.toDashedForm(part.getName()) : other.value();
            DefaultValue usual = part.getAnnotation(DefaultValue.class);
            add(
                    prefix.append(name),
                    part.getParameterizedType(),
                    usual == null ? "" : String.join(", ", usual.value()));
        }
    }

    private void add(ConfigurationPropertyName name, Type type, String usual) {
        if (type instanceof Class<?> plain && plain.isRecord()) {
            addRecord(name, plain);
        } else if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            addEntries(name, map.getActualTypeArguments()[1]);
        } else {
            settings.add(setting(name, usual));
        }
    }

    private void addEntries(ConfigurationPropertyName map, Type type) {
        boolean nested = type instanceof Class<?> plain && plain.isRecord();
        int depth = map.getNumberOfElements() + 1;
        Set<ConfigurationPropertyName> entries = names().filter(map::isAncestorOf)
                .map(name -> nested ? name.chop(depth) : name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        entries.forEach(entry -> add(entry, type, ""));
    }

    private Stream<ConfigurationPropertyName> names() {
        return sources.stream()
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream());
    }

    private Setting setting(ConfigurationPropertyName name, String usual) {
        String key = written(name);
        return sources.stream()
                .map(source -> said(source, name))
                .filter(said -> !said.isEmpty())
                .findFirst()
                .map(said -> new Setting(
                        key,
                        ShownValue.of(key, joined(said)),
                        origins.of(said.get(0).getOrigin())))
                .orElseGet(() -> new Setting(key, ShownValue.of(key, otherwise(key, usual)), Setting.DEFAULT));
    }

    private String otherwise(String key, String usual) {
        return folders.containsKey(key) ? String.valueOf(folders.get(key)) : usual;
    }

    /** What one source says: a property, or one for each element of a list. */
    private static List<ConfigurationProperty> said(
            ConfigurationPropertySource source, ConfigurationPropertyName name) {
        ConfigurationProperty whole = source.getConfigurationProperty(name);
        if (whole != null) {
            return List.of(whole);
        }
        List<ConfigurationProperty> elements = new ArrayList<>();
        ConfigurationProperty next = element(source, name, 0);
        while (next != null) {
            elements.add(next);
            next = element(source, name, elements.size());
        }
        return elements;
    }

    private static @Nullable ConfigurationProperty element(
            ConfigurationPropertySource source, ConfigurationPropertyName name, int index) {
        return source.getConfigurationProperty(name.append("[" + index + "]"));
    }

    private String joined(List<ConfigurationProperty> said) {
        return said.stream()
                .map(property -> environment.resolvePlaceholders(String.valueOf(property.getValue())))
                .collect(Collectors.joining(", "));
    }

    /** As it stands in a file: without the brackets that a key with an underscore would else have. */
    private static String written(ConfigurationPropertyName name) {
        return IntStream.range(0, name.getNumberOfElements())
                .mapToObj(i -> name.getElement(i, ConfigurationPropertyName.Form.ORIGINAL))
                .collect(Collectors.joining("."));
    }
}
