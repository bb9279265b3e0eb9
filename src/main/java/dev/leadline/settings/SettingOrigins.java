package dev.leadline.settings;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;

/** Where settings come from, in words. */
final class SettingOrigins {

    private final Path root;

    /**
     * @param root the folder under which files are named without it
     */
    SettingOrigins(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    String of(@Nullable Origin origin) {
        if (origin instanceof TextResourceOrigin text) {
            return place(text);
        }
        if (origin instanceof OverridingProperties.NamedOrigin named) {
            return named.name();
        }
        if (!(origin instanceof PropertySourceOrigin property)) {
            return Setting.COMMAND_LINE;
        }
        if (property.getOrigin() != null) {
            return of(property.getOrigin());
        }
        return switch (property.getPropertySource().getName()) {
            case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME -> property.getPropertyName();
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> "-D" + property.getPropertyName();
            default -> Setting.COMMAND_LINE;
        };
    }

    private String place(TextResourceOrigin text) {
        String line =
                text.getLocation() == null ? "" : ":" + (text.getLocation().getLine() + 1);
        return text.getResource() == null ? "file" + line : named(text.getResource()) + line;
    }

    private String named(Resource resource) {
        try {
            Path file = resource.getFile().toPath().toAbsolutePath().normalize();
            return String.valueOf(file.startsWith(root) ? root.relativize(file) : file);
        } catch (IOException noFile) {
            return resource.getDescription();
        }
    }
}
