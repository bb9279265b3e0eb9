package dev.leadline.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request as it came in; never compared with another.
 *
 * @param method the HTTP method
 * @param path the decoded path
 * @param query the parameters, the last of a name winning
 * @param authorization the header, empty when there is none
 * @param contentType the media type in lower case without parameters, empty when there is none
 * @param body the bytes, one more than {@link #MOST_BYTES} when the body is too large
 */
@SuppressWarnings("ArrayRecordComponent")
record SandboxRequest(
        String method, String path, Map<String, String> query, String authorization, String contentType, byte[] body) {

    static final int MOST_BYTES = 1 << 20;

    static SandboxRequest of(HttpExchange exchange) throws IOException {
        return new SandboxRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query(exchange.getRequestURI().getRawQuery()),
                header(exchange, "Authorization"),
                header(exchange, "Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                exchange.getRequestBody().readNBytes(MOST_BYTES + 1));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /**
     * A parameter that is a whole number.
     *
     * @throws InvalidQueryException when it is none, or not between the bounds
     */
    int number(String name, int otherwise, int least, int greatest) {
        String text = query.getOrDefault(name, String.valueOf(otherwise));
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= greatest) {
                return number;
            }
        }
        throw new InvalidQueryException(name + " must be a whole number from " + least + " to " + greatest + ".");
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
        return Map.copyOf(query);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
