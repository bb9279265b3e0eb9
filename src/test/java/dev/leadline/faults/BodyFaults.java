package dev.leadline.faults;

import static dev.leadline.faults.Fault.created;
import static dev.leadline.faults.Fault.inDoubt;
import static dev.leadline.faults.FaultResponse.html;
import static dev.leadline.faults.FaultResponse.job;
import static dev.leadline.faults.FaultResponse.json;
import static dev.leadline.faults.FaultResponse.raw;
import static dev.leadline.faults.FaultResponse.whole;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Where the status is 200, and the body is not what it says. */
final class BodyFaults {

    private static final String UNREADABLE = "UNREADABLE_ANSWER";
    private static final String NO_JOB = "NO_JOB_ID";
    private static final String BAD_JOB = "BAD_JOB_ID";

    static final List<Fault> BODIES = List.of(
            inDoubt("200 with nothing in it", json(200, ""), UNREADABLE),
            inDoubt("200 with blanks", json(200, " \r\n "), UNREADABLE),
            inDoubt("200 with malformed JSON", json(200, "{job_id: one}"), UNREADABLE),
            inDoubt("200 with truncated JSON", json(200, "{\"job_id\":\"one\""), UNREADABLE),
            inDoubt("200 with two JSON documents", json(200, job("one") + job("two")), UNREADABLE),
            inDoubt("200 with a JSON text", json(200, "\"done\""), UNREADABLE),
            inDoubt("200 with a JSON list", json(200, "[]"), NO_JOB),
            inDoubt("200 with JSON 100,000 levels deep", json(200, "[".repeat(100_000)), UNREADABLE),
            inDoubt(
                    "200 with 10 MB of JSON",
                    json(200, "{\"pad\":\"" + "x".repeat(10 << 20) + "\",\"job_id\":\"one\"}"),
                    "ANSWER_TOO_LARGE"),
            inDoubt("200 with bytes that are no UTF-8", raw(request -> latin1("{\"job_id\":\"\u00ff\"}")), UNREADABLE),
            inDoubt("200 with a page of HTML", html(200, "<html><body>Log in</body></html>"), UNREADABLE),
            inDoubt(
                    "200 with bad gzip",
                    whole(200, "application/json\r\nContent-Encoding: gzip", "no gzip"),
                    UNREADABLE),
            inDoubt("200 with gzip that nobody asked for", raw(BodyFaults::zipped), UNREADABLE),
            created("200 with JSON that is called HTML", html(200, job("%s"))),
            created("200 with JSON that is called text", whole(200, "text/plain", job("%s"))),
            created("200 with JSON that is called nonsense", whole(200, "%$&", job("job-1"))));

    static final List<Fault> JOB_IDS = List.of(
            inDoubt("200 without a job id", json(200, "{\"ok\":true}"), NO_JOB),
            inDoubt("200 with Propexo's error body", json(200, FaultResponse.error("bad", "No.")), NO_JOB),
            inDoubt("200 with null for a job id", json(200, "{\"job_id\":null}"), NO_JOB),
            inDoubt("200 with a number for a job id", json(200, "{\"job_id\":17}"), NO_JOB),
            inDoubt("200 with an object for a job id", json(200, "{\"job_id\":{\"id\":\"one\"}}"), NO_JOB),
            inDoubt("200 with an empty job id", json(200, job("")), BAD_JOB),
            inDoubt("200 with a blank job id", json(200, job("  ")), BAD_JOB),
            inDoubt("200 with a job id of 201 characters", json(200, job("x".repeat(201))), BAD_JOB),
            inDoubt("200 with a job id that holds a line end", json(200, job("one\\r\\ntwo")), BAD_JOB),
            inDoubt("200 with a job id that holds an escape", json(200, job("\\u001b[2J")), BAD_JOB),
            inDoubt("200 with two dots for a job id", json(200, job("..")), BAD_JOB),
            created("200 with a path for a job id", json(200, job("../../admin?x#y"))),
            created("200 with a job id of 200 characters", json(200, job("x".repeat(200)))));

    private BodyFaults() {}

    private static byte[] latin1(String body) {
        return (FaultResponse.head(200, "Content-Type: application/json") + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zipped(ReceivedRequest request) {
        try {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            String head = FaultResponse.head(200, "Content-Type: application/json", "Content-Encoding: gzip");
            answer.write(head.getBytes(StandardCharsets.ISO_8859_1));
            try (GZIPOutputStream zip = new GZIPOutputStream(answer)) {
                zip.write(job(request.newJob()).getBytes(StandardCharsets.UTF_8));
            }
            return answer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
