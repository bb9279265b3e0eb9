package dev.leadline.propexo;

import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer as it came, but for our own token.
 *
 * @param status its status
 * @param headers its headers, by names in any case
 * @param body its body, bounded; empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent")
record RawResponse(int status, Map<String, Collection<String>> headers, byte[] body) {

    private static final Pattern LEADING_NUMBER = Pattern.compile("\\s*(\\d{1,9})(?:\\D.*)?");

    /**
     * Takes everything out of Feign's answer and closes it. A server may repeat the request's header; what it says goes to
     * ledger and report, so the token is hidden before anybody reads it.
     *
     * @param response the answer
     * @param token what was sent with the request
     * @return the same, at rest
     * @throws IOException when its body cannot be read
     */
    static RawResponse of(Response response, ApiToken token) throws IOException {
        try (response) {
            return new RawResponse(response.status(), response.headers(), withoutToken(bytes(response.body()), token));
        }
    }

    /** Looks for it in the text that the JSON stands for; nothing but JSON is ever read out of a body. */
    private static byte[] withoutToken(byte[] body, ApiToken token) {
        String text = NetworkJson.read(body).map(JsonNode::toString).orElse("");
        String hidden = token.hiddenIn(text);
        return hidden.equals(text) ? body : hidden.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The first value of a header.
     *
     * @param name in any case
     * @return empty when there is none
     */
    Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    /**
     * The number with which a header starts.
     *
     * @param name in any case
     * @return null when there is no such header, or no number of at most nine digits in it
     */
    @Nullable
    Integer number(String name) {
        return header(name)
                .map(LEADING_NUMBER::matcher)
                .filter(Matcher::matches)
                .map(number -> Integer.valueOf(number.group(1)))
                .orElse(null);
    }

    private static byte[] bytes(Response.@Nullable Body body) throws IOException {
        if (body == null) {
            return new byte[0];
        }
        try (InputStream stream = body.asInputStream()) {
            return stream.readAllBytes();
        }
    }
}
