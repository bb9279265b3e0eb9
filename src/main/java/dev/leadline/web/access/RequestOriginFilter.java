package dev.leadline.web.access;

import dev.leadline.settings.ServeSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns away what no page of the console sends: requests for a name that is not the console's, which is how another site
 * reaches a server on this machine (DNS rebinding), changes that a page of another site asks for, and methods that nobody
 * uses.
 */
final class RequestOriginFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String STRANGER = RequestOriginFilter.class.getName() + ".stranger";
    private static final int MISDIRECTED = 421;
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
    private static final Set<String> ITS_OWN = Set.of("same-origin", "none");
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

    private final transient Set<String> hosts;

    RequestOriginFilter(ServeSettings serve) {
        Set<String> names = new HashSet<>(THIS_MACHINE);
        serve.hosts().forEach(host -> names.add(host.toLowerCase(Locale.ROOT)));
        names.add(asHost(serve.address()));
        URI url = serve.url();
        if (url != null && url.getHost() != null) {
            names.add(url.getHost().toLowerCase(Locale.ROOT));
        }
        this.hosts = Set.copyOf(names);
    }

    private static String asHost(String address) {
        return address.contains(":") && !address.startsWith("[")
                ? "[" + address + "]"
                : address.toLowerCase(Locale.ROOT);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean forMachines = Permissions.isForMachines(request);
        boolean known = hosts.contains(host(request));
        if (!known) {
            request.setAttribute(STRANGER, true);
        }
        if (!known && !forMachines) {
            misdirected(response);
        } else if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD, POST");
            RequestRefusal.answer(
                    request,
                    response,
                    HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                    "The console does not support this HTTP method.");
        } else if (!forMachines && isFromElsewhere(request)) {
            RequestRefusal.answer(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Another website sent this request, so nothing was changed. Use the console itself.");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whether a request came by another name than the console's, so that no answer to it may tell who works here. */
    static boolean isStranger(HttpServletRequest request) {
        return request.getAttribute(STRANGER) != null;
    }

    // the header itself: whatever else knows a server's name may have it from a header that a page can set
    private static String host(HttpServletRequest request) {
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        return hosts.size() == 1 ? PORT.matcher(headerOrEmpty(hosts.get(0))).replaceFirst("") : "";
    }

    // no page: it would tell the other site who works here
    private static void misdirected(HttpServletResponse response) throws IOException {
        response.setStatus(MISDIRECTED);
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter()
                .println(
                        "The console does not accept this host name. To allow it, add the name to leadline.serve.hosts in"
                                + " config/application.yaml, then restart leadline serve.");
    }

    private static boolean isFromElsewhere(HttpServletRequest request) {
        String site = headerOrEmpty(request.getHeader("Sec-Fetch-Site"));
        return request.getMethod().equals("POST") && (site.isEmpty() ? isForeign(request) : !ITS_OWN.contains(site));
    }

    // browsers that keep the referrer to themselves, as they are told to, say null for every page; then the token
    // decides
    private static boolean isForeign(HttpServletRequest request) {
        String origin = headerOrEmpty(request.getHeader("Origin"));
        return !origin.isEmpty()
                && !origin.equals("null")
                && !origin.endsWith("://" + headerOrEmpty(request.getHeader("Host")));
    }

    private static String headerOrEmpty(@Nullable String header) {
        return header == null ? "" : header.toLowerCase(Locale.ROOT);
    }
}
