package dev.leadline.propexo;

import dev.leadline.message.UserException;

/** The bearer token of the API. It never prints itself: no text, log or exception can hold it by accident. */
public final class ApiToken {

    private final String value;
    private final TokenForms forms;

    private ApiToken(String value) {
        this.value = value;
        this.forms = new TokenForms(value);
    }

    /**
     * A token as it stands in the settings.
     *
     * @param value the token; visible ASCII characters only
     * @return the token
     * @throws UserException when it is blank or holds a character that no token has
     */
    public static ApiToken of(String value) {
        if (value.isBlank()) {
            throw UserException.usage("propexo.no-token");
        }
        if (!value.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw UserException.usage("propexo.token-invalid");
        }
        return new ApiToken(value);
    }

    /**
     * The token itself, for the Authorization header and nothing else.
     *
     * @return never blank
     */
    String reveal() {
        return value;
    }

    /**
     * Hides the token in what a server says, which may repeat the request's header.
     *
     * @param text any text
     * @return the same without the token, in whatever form
     */
    String hiddenIn(String text) {
        return forms.hiddenIn(text);
    }

    /** Says that there is a token, never which. */
    @Override
    public String toString() {
        return "[token]";
    }
}
