package dev.leadline.lead.conversion;

import java.util.regex.Pattern;

/** Text that was copied from a web page or an e-mail, without its tags. */
final class HtmlTags {

    private static final Pattern BREAK =
            Pattern.compile("(?i)<br\\b[^<>]*>|</(?:p|div|li|tr|h[1-6]|ul|ol|table|blockquote)\\s*>");
    private static final Pattern TAG = Pattern.compile("(?i)</?(?:a|abbr|b|blockquote|body|center|code|div|em|font"
            + "|h[1-6]|head|hr|html|i|img|label|li|ol|p|pre|s|small|span|strike|strong|style|sub|sup|table|tbody|td"
            + "|th|thead|tr|u|ul)\\b(?![:@.])[^<>]*>");

    private HtmlTags() {}

    /** The text with a new line where a block ends, and without known tags; every other "&lt;" stays. */
    static String toText(String cell) {
        return cell.indexOf('<') < 0
                ? cell
                : TAG.matcher(BREAK.matcher(cell).replaceAll("\n")).replaceAll("");
    }
}
