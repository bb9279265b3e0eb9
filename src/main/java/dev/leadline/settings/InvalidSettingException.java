package dev.leadline.settings;

import dev.leadline.message.UserMessage;

/** A setting has a value that it cannot have. {@link SettingRefusal} adds the value and where it stands. */
final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient UserMessage rule;

    private InvalidSettingException(String name, UserMessage rule) {
        super(name);
        this.name = name;
        this.rule = rule;
    }

    /**
     * Requires something of a value.
     *
     * @param name the full key of the setting
     * @param rule what its value must be, such as "a whole number"
     */
    static void require(boolean isValid, String name, UserMessage rule) {
        if (!isValid) {
            throw new InvalidSettingException(name, rule);
        }
    }

    /** Requires a number within limits that include both ends. */
    static void requireRange(long value, long least, long most, String name) {
        require(value >= least && value <= most, name, UserMessage.of("settings.rule.range", least, most));
    }

    /** Requires a number without an upper limit. */
    static void requireAtLeast(long least, long value, String name) {
        require(value >= least, name, UserMessage.of("settings.rule.at-least", least));
    }

    String name() {
        return name;
    }

    UserMessage rule() {
        return rule;
    }
}
