package dev.leadline.web.page;

import dev.leadline.web.access.RequestRefusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Says what went wrong: as a page, as a part of one where htmx asked, and as JSON for programs. */
@Controller
final class ErrorPages {

    static final String PATH = "/error";

    private static final int FAULT = 500;

    /** What is wrong and what to do, where whoever refused has not said. */
    private static final Map<Integer, Words> WORDS = Map.of(
            400,
            new Words("Bad request", "Leadline could not read this request. Go back and try again."),
            401,
            new Words("Please log in", "You are not logged in. Your session may have expired."),
            403,
            new Words("Not allowed", "You do not have permission to do this."),
            404,
            new Words("Not found", "This page does not exist. It may have been removed."),
            405,
            new Words("Not supported", "This page does not support this request."),
            415,
            new Words("Not supported", "This page does not accept this content. Reload the page and use its form."),
            413,
            new Words(
                    "Too large",
                    "The file is larger than leadline.serve.max-upload-size allows. Split the file, or increase the setting."),
            429,
            new Words("Please wait", "Too many attempts. Wait a moment, then try again."),
            503,
            new Words("Unavailable", "Leadline cannot do this now. Try again in a minute."),
            FAULT,
            new Words(
                    "Something went wrong",
                    "Leadline has an internal error. No lead was sent because of it. Please report the error."));

    private record Words(String title, String sentence) {}

    /** A page where a person asks, or a part of one. */
    @RequestMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request) {
        ModelAndView page = new ModelAndView(request.getHeader("HX-Request") == null ? "error" : "error-part");
        page.addObject("title", words(request).title());
        page.addObject("sentence", sentence(request));
        page.addObject("reference", UnexpectedErrorHandler.reference(request));
        return page;
    }

    @RequestMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> json(HttpServletRequest request) {
        String reference = UnexpectedErrorHandler.reference(request);
        return ResponseEntity.status(status(request))
                .body(
                        reference.isEmpty()
                                ? Map.of("error", sentence(request))
                                : Map.of("error", sentence(request), "reference", reference));
    }

    private static String sentence(HttpServletRequest request) {
        return RequestRefusal.sentence(request).orElseGet(() -> words(request).sentence());
    }

    private static Words words(HttpServletRequest request) {
        int status = status(request);
        return WORDS.getOrDefault(status, known(status < FAULT ? 400 : FAULT));
    }

    private static Words known(int status) {
        return Objects.requireNonNull(WORDS.get(status));
    }

    private static int status(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return status instanceof Integer code ? code : FAULT;
    }
}
