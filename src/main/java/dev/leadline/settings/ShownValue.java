package dev.leadline.settings;

import java.util.regex.Pattern;

/** The values of settings as anybody may see them. */
final class ShownValue {

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(token|password|secret|encryption\\.key|previous-keys)");
    private static final Pattern WEBHOOK = Pattern.compile("(?i).*\\.webhook");
    private static final Pattern ADDRESS = Pattern.compile("(?is)((?:jdbc:)?[a-z0-9+.-]+:).*");
    private static final Pattern SITE = Pattern.compile("(?is)(https?://[a-z0-9.\\[\\]:-]+)(?:/.*)?");
    private static final Pattern USER = Pattern.compile("(?is)^((?:jdbc:)?[a-z0-9+.-]+:)(?://)?.*@");
    private static final Pattern PARAMETERS = Pattern.compile("(?s)([?;#]).*");

    private ShownValue() {}

    /** A value of a setting of that name; blank where there is none. */
    static String of(String name, String value) {
        if (value.isBlank()) {
            return Setting.NOT_SET;
        }
        if (SECRET.matcher(name).matches()) {
            return Setting.SET;
        }
        if (WEBHOOK.matcher(name).matches()) {
            return SITE.matcher(value).matches() ? SITE.matcher(value).replaceAll("$1/" + Setting.HIDDEN) : Setting.SET;
        }
        return name.endsWith(".url") && ADDRESS.matcher(value).matches() ? address(value) : value;
    }

    /** Whatever stands before an @ may be a password, and whatever is a parameter, too. */
    private static String address(String url) {
        String withoutUser = USER.matcher(url).replaceFirst("$1//" + Setting.HIDDEN + "@");
        return PARAMETERS.matcher(withoutUser).replaceFirst("$1" + Setting.HIDDEN);
    }
}
