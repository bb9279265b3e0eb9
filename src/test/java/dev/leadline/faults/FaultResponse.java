package dev.leadline.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Ways to answer, from well to not at all. */
final class FaultResponse {

    private static final int DRIP_MILLIS = 50;

    private FaultResponse() {}

    /** As Propexo does it. */
    static ServerAction queued() {
        return json(200, job("%s"));
    }

    /** The same, and the next request needs another connection. */
    static ServerAction queuedAndClosed() {
        return closing(json(200, job("%s"), "Connection: close"));
    }

    /** As Propexo tells the outcome. */
    static ServerAction settled() {
        return (request, connection) -> {
            String id = request.askedJob();
            String body = "{\"job_id\":\"" + id + "\",\"write_status\":\"SUCCESS\",\"errors\":[],"
                    + "\"created_record_id\":\"record-" + id + "\"}";
            return json(200, body).answer(request, connection);
        };
    }

    /** The body of an answer that names a job; {@code %s} stands for the row's own. */
    static String job(String id) {
        return "{\"job_id\":\"" + id + "\"}";
    }

    /** Propexo's own error body. */
    static String error(String code, String message) {
        return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
    }

    static ServerAction json(int status, String body, String... headers) {
        return whole(status, "application/json", body, headers);
    }

    static ServerAction html(int status, String body, String... headers) {
        return whole(status, "text/html", body, headers);
    }

    static ServerAction bare(int status, String... headers) {
        return whole(status, "text/plain", "", headers);
    }

    /** A whole answer with a right Content-Length. */
    static ServerAction whole(int status, String type, String body, String... headers) {
        return (request, connection) -> {
            byte[] bytes = body.replace("%s", request.newJob()).getBytes(StandardCharsets.UTF_8);
            String length = "Content-Length: " + bytes.length;
            write(connection, head(status, "Content-Type: " + type, length, String.join("\r\n", headers)));
            write(connection, bytes);
            return true;
        };
    }

    static String head(int status, String... headers) {
        String lines = String.join("\r\n", headers).strip();
        return "HTTP/1.1 " + status + " Whatever\r\n" + lines + (lines.isEmpty() ? "" : "\r\n") + "\r\n";
    }

    /** These bytes and then the end of the connection; {@code %s} stands for the row's job. */
    static ServerAction bytes(String text) {
        return closing(written(text));
    }

    /** These bytes; the connection stays. */
    static ServerAction written(String text) {
        return (request, connection) -> {
            write(connection, text.replace("%s", request.newJob()));
            return true;
        };
    }

    /** The same made by a program. */
    static ServerAction raw(Function<ReceivedRequest, byte[]> answer) {
        return (request, connection) -> {
            write(connection, answer.apply(request));
            return false;
        };
    }

    static ServerAction closing(ServerAction deed) {
        return (request, connection) -> {
            deed.answer(request, connection);
            return false;
        };
    }

    /** An end by RST in place of FIN. */
    static ServerAction reset(ServerAction before) {
        return (request, connection) -> {
            before.answer(request, connection);
            connection.setSoLinger(true, 0);
            return false;
        };
    }

    static ServerAction nothing() {
        return (request, connection) -> false;
    }

    /** These bytes, and then silence until the client has had enough. */
    static ServerAction silentAfter(String text) {
        return (request, connection) -> {
            write(connection, text);
            return connection.getInputStream().read() >= 0 && connection.isClosed();
        };
    }

    /** These bytes, and then one more at a time for as long as the client listens. */
    static ServerAction dripping(String text, String drop) {
        return (request, connection) -> {
            write(connection, text);
            while (isThere(connection)) {
                write(connection, drop);
            }
            return false;
        };
    }

    private static boolean isThere(Socket connection) throws IOException {
        connection.setSoTimeout(DRIP_MILLIS);
        try {
            return connection.getInputStream().read() >= 0;
        } catch (SocketTimeoutException stillThere) {
            return true;
        }
    }

    private static void write(Socket connection, String text) throws IOException {
        write(connection, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void write(Socket connection, byte[] bytes) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write(bytes);
        out.flush();
    }
}
