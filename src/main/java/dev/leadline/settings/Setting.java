package dev.leadline.settings;

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

    /** The value of what has none. */
    static final String NOT_SET = "not set";

    /**
     * Whether nobody has set it.
     *
     * @return true where the default holds
     */
    public boolean isDefault() {
        return origin.equals(DEFAULT);
    }
}
