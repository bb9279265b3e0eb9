package dev.leadline.web.page;

import dev.leadline.report.CsvExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A CSV file as the answer to a request, to be saved and never to be shown within the console. */
public final class CsvAnswer {

    private CsvAnswer() {}

    /**
     * Begins the answer.
     *
     * @param name of the file
     * @param header the names of its columns
     * @return takes the records, and passes them on while they come
     * @throws IOException when the connection is gone
     */
    public static CsvExport begin(HttpServletResponse response, String name, List<String> header) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        return CsvExport.to(response.getWriter(), header);
    }
}
