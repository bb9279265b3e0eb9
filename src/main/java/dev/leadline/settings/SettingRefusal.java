package dev.leadline.settings;

import dev.leadline.lead.Nearest;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Why the settings are refused: which setting, where it stands, its value where that is no secret, and what it must be.
 *
 * @param inForce every setting with its value and its origin, fit to be shown
 * @param origins names the place of a property
 */
record SettingRefusal(List<Setting> inForce, SettingOrigins origins) {

    private static final String ROOT = "leadline.";

    /** What a value of a type must be, for people. */
    private static final Map<Class<?>, UserMessage> RULES = Map.ofEntries(
            Map.entry(Integer.class, UserMessage.of("settings.rule.whole-number")),
            Map.entry(Boolean.class, UserMessage.of("settings.rule.boolean")),
            Map.entry(Duration.class, UserMessage.of("settings.rule.time")),
            Map.entry(DataSize.class, UserMessage.of("settings.rule.size")),
            Map.entry(URI.class, UserMessage.of("settings.rule.address")),
            Map.entry(ZoneId.class, UserMessage.of("settings.rule.time-zone")),
            Map.entry(Charset.class, UserMessage.of("settings.rule.charset")));

    /** A value that its type does not allow, or a key that no setting has. */
    UserException of(BindException e) {
        if (e.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
            return unknown(unbound.getUnboundProperties().stream()
                    .min(Comparator.comparing(ConfigurationProperty::getName))
                    .orElseThrow());
        }
        return invalid(String.valueOf(e.getName()), rule(e.getTarget().getType().resolve()), e.getProperty());
    }

    /** A value that only this setting does not allow. */
    UserException of(InvalidSettingException e) {
        return invalid(e.name(), e.rule(), null);
    }

    /** A key of a file that no setting has. */
    UserException unknown(ConfigurationProperty property) {
        String name = property.getName().toString();
        String origin = origins.of(property.getOrigin());
        List<String> near = Nearest.to(
                withoutRoot(name),
                inForce.stream().map(setting -> withoutRoot(setting.name())).toList());
        return near.isEmpty()
                ? UserException.usage("settings.unknown", name, origin)
                : UserException.usage("settings.unknown-but-similar", name, origin, ROOT + near.get(0));
    }

    private static String withoutRoot(String name) {
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
    }

    /** A key that lacks the line above it by which it would be a setting. */
    UserException misplaced(ConfigurationProperty property) {
        String name = property.getName().toString();
        return UserException.usage("settings.misplaced", name, origins.of(property.getOrigin()));
    }

    private UserException invalid(String name, UserMessage rule, @Nullable ConfigurationProperty property) {
        Setting found = property == null ? known(name) : shown(property);
        return found.value().equals(Setting.SET)
                ? UserException.usage("settings.secret-invalid", found.name(), found.origin(), rule)
                : UserException.usage("settings.invalid", found.name(), found.origin(), found.value(), rule);
    }

    private Setting known(String name) {
        return inForce.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseGet(() -> new Setting(name, Setting.NOT_SET, Setting.DEFAULT));
    }

    private Setting shown(ConfigurationProperty property) {
        String name = property.getName().toString();
        return new Setting(
                name, ShownValue.of(name, String.valueOf(property.getValue())), origins.of(property.getOrigin()));
    }

    private static UserMessage rule(@Nullable Class<?> type) {
        if (type == null) {
            return UserMessage.of("settings.rule.other");
        }
        if (type.isEnum()) {
            return UserMessage.of(
                    "settings.rule.choice",
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> String.valueOf(constant).toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(" or ")));
        }
        return Optional.ofNullable(RULES.get(ClassUtils.resolvePrimitiveIfNecessary(type)))
                .orElseGet(() -> UserMessage.of("settings.rule.other"));
    }
}
