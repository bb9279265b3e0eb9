package dev.leadline.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** How a request is refused with a sentence, which the error page then shows. */
public final class RequestRefusal {

    private static final String SENTENCE = RequestRefusal.class.getName() + ".sentence";

    private RequestRefusal() {}

    /**
     * Ends a request.
     *
     * @param request that is refused
     * @param response not yet begun
     * @param status an HTTP status from 400 on
     * @param sentence why, and what to do; without anything that the request brought
     * @throws IOException when nobody listens any more
     */
    public static void answer(HttpServletRequest request, HttpServletResponse response, int status, String sentence)
            throws IOException {
        request.setAttribute(SENTENCE, sentence);
        response.sendError(status);
    }

    /**
     * Why a request was refused.
     *
     * @param request that was refused
     * @return empty where nobody said
     */
    public static Optional<String> sentence(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(SENTENCE));
    }
}
