package dev.leadline.settings;

import java.util.regex.Pattern;
import org.springframework.boot.origin.OriginTrackedValue;

/**
 * One setting as it is in force, fit to be shown: a secret is never in it.
 *
 * @param name its full key, such as {@code leadline.api.url}
 * @param value the value as it was written, {@code set} for a secret, or {@code not set}; passwords and parameters of addresses
 *     are hidden
 * @param origin who says so: {@code default}, a file with the line such as {@code config/application.yaml:12}, the name of a
 *     variable of the environment, {@code -Dname} or {@code command line}
 */
public record Setting(String name, String value, String origin) {

    /** The origin of what nobody has set. */
    public static final String DEFAULT = "default";

    /** The origin of what an option says. */
    public static final String COMMAND_LINE = "command line";

    /** The value of what has none. */
    static final String NOT_SET = "not set";

    /** The value of a secret. */
    static final String SET = "set";

    /** Stands in a value for a part that may be a secret. */
    static final String HIDDEN = "[hidden]";

    private static final Pattern LINE = Pattern.compile(":\\d+$");

    /**
     * Whether nobody has set it.
     *
     * @return true where the default holds
     */
    public boolean isDefault() {
        return origin.equals(DEFAULT);
    }

    /**
     * Whether it is a secret, or has one in it, that stands in a file.
     *
     * @return true also for passwords within addresses
     */
    public boolean isSecretInFile() {
        return LINE.matcher(origin).find() && (value.equals(SET) || value.contains(HIDDEN));
    }

    /**
     * A value that lies over other settings, and that no option of the command set.
     *
     * @param who sets it, such as {@code sandbox}
     */
    public static Object setBy(String who, Object value) {
        return OriginTrackedValue.of(value, new OverridingProperties.NamedOrigin(who));
    }
}
