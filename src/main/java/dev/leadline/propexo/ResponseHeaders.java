package dev.leadline.propexo;

import feign.Response;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers of an answer.
 *
 * @param values their values, by names in any case
 */
record ResponseHeaders(Map<String, Collection<String>> values) {

    private static final Pattern LEADING_NUMBER = Pattern.compile("\\s*(\\d{1,9})(?:\\D.*)?");

    /**
     * Takes them from Feign's answer.
     *
     * @param response the answer
     * @return its headers
     */
    static ResponseHeaders of(Response response) {
        return new ResponseHeaders(response.headers());
    }

    /**
     * The first value of a header.
     *
     * @param name in any case
     * @return empty when there is none
     */
    Optional<String> first(String name) {
        return values.entrySet().stream()
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
        return first(name)
                .map(LEADING_NUMBER::matcher)
                .filter(Matcher::matches)
                .map(number -> Integer.valueOf(number.group(1)))
                .orElse(null);
    }
}
