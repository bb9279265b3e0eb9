package dev.leadline.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.env.MapPropertySource;

/** What lies over all other settings: options of the command, and what the sandbox needs. */
final class OverridingProperties extends MapPropertySource implements OriginLookup<String> {

    OverridingProperties(String name, Map<String, Object> values) {
        super(name, values);
    }

    /** Who sets a value, where no option of the command does. */
    record NamedOrigin(String name) implements Origin {}

    @Override
    public @Nullable Object getProperty(String name) {
        return super.getProperty(name) instanceof OriginTrackedValue tracked
                ? tracked.getValue()
                : super.getProperty(name);
    }

    @Override
    public @Nullable Origin getOrigin(String name) {
        return super.getProperty(name) instanceof OriginTrackedValue tracked ? tracked.getOrigin() : null;
    }
}
