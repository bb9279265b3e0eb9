package dev.leadline.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.HtmlUtils;

/**
 * A link to the console in a message or on another site. The browser keeps the session's cookie to itself then, and somebody
 * who is logged in would be asked to log in; so the first answer is a page of ours that leads to the same page once more.
 */
final class FollowedLink {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Leadline</title>
            <meta http-equiv="refresh" content="0;url=%1$s">
            </head>
            <body><p><a href="%1$s">Continue to Leadline</a></p></body>
            </html>
            """;

    private FollowedLink() {}

    static boolean is(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    static void lead(String page, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().print(PAGE.formatted(HtmlUtils.htmlEscape(page)));
    }
}
