package dev.leadline.web.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Catches what nobody expected before the server would log it with its text, which may hold somebody's data. The page shows a
 * reference, and the log has the same with the place of the fault.
 */
public final class UnexpectedErrorHandler extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorHandler.class);
    private static final String REFERENCE = UnexpectedErrorHandler.class.getName() + ".reference";
    private static final int REFERENCE_LENGTH = 8;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException e) {
            response.sendError(e.getErrorCode());
        } catch (ClientAbortException e) {
            LOG.debug("The client disconnected before the response was complete.");
        } catch (IOException | ServletException | RuntimeException e) {
            answer(request, response, e);
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, Exception fault)
            throws IOException {
        String reference =
                UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH).toUpperCase(Locale.ROOT);
        LOG.warn("Internal error {} in the console: {}", reference, place(fault));
        if (response.isCommitted()) {
            return;
        }
        request.setAttribute(REFERENCE, reference);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            response.resetBuffer();
            response.setContentType("text/plain");
            response.getWriter().println("Leadline has an internal error. Reference: " + reference + ".");
        } else {
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    /** The kind of the first cause and the line of ours that it came through; never its text. */
    private static String place(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String kind = root.getClass().getName();
        return Arrays.stream(root.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.leadline."))
                .findFirst()
                .map(frame -> kind + " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse(kind);
    }

    UnexpectedErrorHandler() {}

    /** The reference of the fault that ended a request; empty where it was none. */
    public static String reference(HttpServletRequest request) {
        Object reference = request.getAttribute(REFERENCE);
        return reference == null ? "" : reference.toString();
    }
}
