package dev.leadline.propexo;

import dev.leadline.message.UserException;
import dev.leadline.shared.Hashes;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the API is and how it may be used. Every combination that could leak the token or never end is refused here.
 *
 * @param url the base address: https, or http on this machine; it may have a path, but no user, query or fragment
 * @param token the bearer token
 * @param requestsPerMinute the most requests in any 60 seconds, polls included; 0 means no limit
 * @param concurrency the most requests in flight, from 1 to 1,000
 * @param connectTimeout the longest wait for a connection, and for a free one
 * @param readTimeout the longest silence while an answer is awaited; a whole exchange may take twice that on top of
 *     {@code connectTimeout}
 */
public record ApiSettings(
        URI url,
        ApiToken token,
        int requestsPerMinute,
        int concurrency,
        Duration connectTimeout,
        Duration readTimeout) {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[(::1|0:0:0:0:0:0:0:1)]");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int MOST_A_MINUTE = 100_000;
    private static final int MOST_IN_FLIGHT = 1_000;

    public ApiSettings {
        checkUrl(url);
        checkRange("leadline.api.requests-per-minute", requestsPerMinute, 0, MOST_A_MINUTE);
        checkRange("leadline.api.concurrency", concurrency, 1, MOST_IN_FLIGHT);
        checkWait("leadline.api.connect-timeout", connectTimeout);
        checkWait("leadline.api.read-timeout", readTimeout);
    }

    /**
     * The settings that hold unless somebody says otherwise: 150 requests a minute, 128 in flight, 10 s to connect, 30 s to
     * read.
     *
     * @param url the base address
     * @param token the bearer token
     * @return the settings
     * @throws UserException when the address cannot be used
     */
    public static ApiSettings withDefaults(URI url, ApiToken token) {
        return new ApiSettings(url, token, 150, 128, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /**
     * What tells this API from another: scheme, host and port, in lower case, without the scheme's default port.
     *
     * @return such as {@code https://api.propexo.com}
     */
    public String origin() {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        boolean usual = url.getPort() == -1 || url.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + url.getPort());
    }

    /**
     * Tells whose requests count together: those with one token to one API. The token cannot be found from it.
     *
     * @return 64 characters
     */
    public String account() {
        return Hashes.sha256("requests of\n" + origin() + "\n" + token.reveal());
    }

    /**
     * The base address without a slash at its end, for paths that start with one.
     *
     * @return such as {@code https://api.propexo.com}
     */
    String base() {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return origin() + path.replaceFirst("/+$", "");
    }

    /**
     * The longest that one exchange may take from its first moment to the last byte of its answer.
     *
     * @return long enough for every answer whose parts come in time
     */
    Duration deadline() {
        return connectTimeout.plus(readTimeout.multipliedBy(2));
    }

    private static void checkUrl(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw UserException.usage("propexo.url-without-host");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw UserException.usage("propexo.url-with-more");
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (scheme.equals("http") && !isThisMachine(host)) {
            throw UserException.usage("propexo.url-unencrypted", host);
        }
    }

    private static void checkRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw UserException.usage("propexo.number-out-of-range", name, value, least, most);
        }
    }

    private static void checkWait(String name, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST_WAIT) > 0) {
            throw UserException.usage("propexo.time-out-of-range", name);
        }
    }

    /** Whether a host of an address is this machine itself. */
    public static boolean isThisMachine(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
