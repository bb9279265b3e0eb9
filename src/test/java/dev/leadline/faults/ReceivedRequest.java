package dev.leadline.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request, as far as a test looks at it.
 *
 * @param head request line and headers
 * @param body what stood behind them
 */
record ReceivedRequest(String head, String body) {

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final Pattern ROW = Pattern.compile("row(\\d+)\\.(\\w+)@example\\.com");

    /** Reads the next request of a connection; empty when there is none. */
    static Optional<ReceivedRequest> read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!text(bytes).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            bytes.write(next);
        }
        Matcher length = LENGTH.matcher(text(bytes));
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return Optional.of(new ReceivedRequest(text(bytes), new String(body, StandardCharsets.UTF_8)));
    }

    boolean isPost() {
        return head.startsWith("POST ");
    }

    /** The row that this creates; 0 for a question. */
    int row() {
        Matcher row = ROW.matcher(body);
        return row.find() ? Integer.parseInt(row.group(1)) : 0;
    }

    /** The job that a create gets. */
    String newJob() {
        Matcher row = ROW.matcher(body);
        return row.find() ? "job-" + row.group(2) + "-" + row.group(1) : "job";
    }

    /** The job that a question is about. */
    String askedJob() {
        return head.substring(head.indexOf("/write-status/") + "/write-status/".length(), head.indexOf(" HTTP/"));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
