package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.BAD_BOOLEAN;

import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.message.UserMessage;
import java.util.Locale;
import java.util.Set;

/**
 * Words for yes and no. A tick is a yes; what is neither is a problem, since a wrong yes texts somebody who said no.
 */
final class YesNo {

    private static final int LONGEST = 16;
    private static final Set<String> YES = Set.of(
            "yes",
            "y",
            "true",
            "t",
            "1",
            "1.0",
            "on",
            "x",
            "✓",
            "✔",
            "☑",
            "checked",
            "ok",
            "opt-in",
            "opt in",
            "opted-in",
            "opted in",
            "optin",
            "subscribed",
            "agree",
            "agreed",
            "i agree",
            "i consent",
            "consented",
            "accept",
            "i accept",
            "accepted",
            "enabled");
    private static final Set<String> NO = Set.of(
            "no",
            "n",
            "false",
            "f",
            "0",
            "0.0",
            "off",
            "☐",
            "✗",
            "✘",
            "unchecked",
            "opt-out",
            "opt out",
            "opted-out",
            "opted out",
            "optout",
            "unsubscribed",
            "never subscribed",
            "not subscribed",
            "disagree",
            "i disagree",
            "i do not agree",
            "i don't agree",
            "i do not consent",
            "i do not accept",
            "decline",
            "declined",
            "disabled");

    private YesNo() {}

    static Converted convert(String text) {
        if (says(YES, text)) {
            return new Value(true);
        }
        return says(NO, text)
                ? new Value(false)
                : Failed.of(BAD_BOOLEAN, UserMessage.of("lead.cell.not-yes-or-no", CellText.quote(text)));
    }

    /** Whether a cleaned cell means yes. */
    static boolean isYes(String text) {
        return says(YES, text);
    }

    /** Whether a cleaned cell means yes or no. */
    static boolean isEither(String text) {
        return says(YES, text) || says(NO, text);
    }

    private static boolean says(Set<String> words, String text) {
        return text.length() <= LONGEST && words.contains(text.toLowerCase(Locale.ROOT));
    }
}
