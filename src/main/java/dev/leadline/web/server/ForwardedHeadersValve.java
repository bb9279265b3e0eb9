package dev.leadline.web.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.MimeHeaders;

/**
 * Takes the client's address and HTTPS from the headers of trusted proxies, and removes these headers from every request, so that
 * nothing behind it can believe them. No header ever changes the name of the host: proxies pass {@code Host} on.
 */
final class ForwardedHeadersValve extends ValveBase {

    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";
    private static final List<String> FORWARDED = List.of(
            FOR,
            PROTO,
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Server",
            "X-Forwarded-Ssl",
            "X-Forwarded-By",
            "X-Real-IP",
            "Forwarded");
    private static final int HTTPS_PORT = 443;

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile("(" + BYTE + "(\\." + BYTE + "){3})(:\\d+)?");
    private static final Pattern IPV6 = Pattern.compile("\\[?((?=[0-9a-fA-F.]*:)[0-9a-fA-F:.]++)(]|]:\\d+)?");

    private final TrustedProxies proxies;

    ForwardedHeadersValve(TrustedProxies proxies) {
        super(true);
        this.proxies = proxies;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (proxies.contain(request.getRemoteAddr())) {
            request.setRemoteAddr(client(request));
            if (isHttps(request)) {
                request.setSecure(true);
                request.getCoyoteRequest().scheme().setString("https");
                request.setServerPort(HTTPS_PORT);
            }
        }
        MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
        FORWARDED.forEach(headers::removeHeader);
        getNext().invoke(request, response);
    }

    /** The nearest address that is not a trusted proxy; each proxy adds the one that it saw at the end. */
    private String client(Request request) {
        String client = request.getRemoteAddr();
        List<String> hops = values(request, FOR);
        Collections.reverse(hops);
        for (String hop : hops) {
            String address = address(hop);
            if (address.isEmpty() || !proxies.contain(client)) {
                return client;
            }
            client = address;
        }
        return client;
    }

    /** Without brackets and port; empty where it is not an address in digits. */
    private static String address(String hop) {
        Matcher ipv4 = IPV4.matcher(hop);
        if (ipv4.matches()) {
            return ipv4.group(1);
        }
        Matcher ipv6 = IPV6.matcher(hop);
        return ipv6.matches() ? ipv6.group(1) : "";
    }

    private static boolean isHttps(Request request) {
        List<String> protocols = values(request, PROTO);
        return !protocols.isEmpty() && protocols.get(protocols.size() - 1).equalsIgnoreCase("https");
    }

    private static List<String> values(Request request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
