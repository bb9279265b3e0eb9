package dev.leadline.propexo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The forms in which a server may give a token back: as it is, within JSON, an address or a page, and in Base64, alone or
 * with something before or behind it. A text shorter than any token is not looked for: it would be found everywhere.
 */
final class TokenForms {

    /** Has a blank in it, so that no identifier with a token in it passes for one. */
    private static final String INSTEAD = "[the token]";

    private static final int SHORTEST = 8;
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final Pattern forms;

    /**
     * @param token visible ASCII characters
     */
    TokenForms(String token) {
        this.forms = token.length() < SHORTEST
                ? NOTHING
                : Pattern.compile(
                        // most places of a text are passed over by their character, before any form is tried there
                        "(?=[" + beginnings(token) + "])(?:"
                                + Stream.concat(
                                                Stream.of(written(token)),
                                                IntStream.range(0, 3).mapToObj(before -> base64(token, before)))
                                        .collect(Collectors.joining("|"))
                                + ")",
                        Pattern.CASE_INSENSITIVE);
    }

    /** What the first character of a form can be, for a class of characters. */
    private static String beginnings(String token) {
        return Stream.concat(
                        Stream.of(token.charAt(0), '\\', 'u', '%', '&', '+', '-', '/', '_'),
                        IntStream.range(0, 3)
                                .mapToObj(before -> digits(token, before).charAt(0)))
                .map(character -> String.format("\\x%02x", (int) character))
                .collect(Collectors.joining());
    }

    /**
     * Hides the token.
     *
     * @param text any text
     * @return the same without the token
     */
    String hiddenIn(String text) {
        return forms.matcher(text).replaceAll(Matcher.quoteReplacement(INSTEAD));
    }

    private static String written(String token) {
        return token.chars().mapToObj(TokenForms::written).collect(Collectors.joining());
    }

    private static String written(int character) {
        String itself = Pattern.quote(Character.toString(character));
        return String.format(
                "(?:\\\\{0,4}(?:%s|u00%02x)|%%(?:25)?%02x|&#(?:0{0,4}%d|x0{0,4}%x);)",
                itself, character, character, character, character);
    }

    /** The digits that stand for the token alone, whatever stands before and behind it. */
    private static String base64(String token, int before) {
        return digits(token, before)
                .chars()
                .mapToObj(
                        digit -> digit == '+' ? "[+-]" : digit == '/' ? "(?:\\\\{0,4}/|_)" : Character.toString(digit))
                .collect(Collectors.joining());
    }

    private static String digits(String token, int before) {
        byte[] bytes = ("\0".repeat(before) + token).getBytes(StandardCharsets.US_ASCII);
        String digits = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        int first = (before * 8 + 5) / 6;
        int behind = bytes.length * 8 / 6;
        return digits.substring(first, behind);
    }
}
