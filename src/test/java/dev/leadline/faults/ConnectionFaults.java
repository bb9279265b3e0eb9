package dev.leadline.faults;

import static dev.leadline.faults.Fault.breaksFirst;
import static dev.leadline.faults.Fault.created;
import static dev.leadline.faults.Fault.inDoubt;
import static dev.leadline.faults.Fault.isNotSafe;
import static dev.leadline.faults.Fault.isNotThere;
import static dev.leadline.faults.Fault.keepsWaiting;
import static dev.leadline.faults.FaultResponse.bytes;
import static dev.leadline.faults.FaultResponse.closing;
import static dev.leadline.faults.FaultResponse.dripping;
import static dev.leadline.faults.FaultResponse.head;
import static dev.leadline.faults.FaultResponse.nothing;
import static dev.leadline.faults.FaultResponse.queued;
import static dev.leadline.faults.FaultResponse.reset;
import static dev.leadline.faults.FaultResponse.silentAfter;
import static dev.leadline.faults.FaultResponse.written;

import java.util.List;

/** Where the connection goes wrong, before, while or after an answer comes. */
final class ConnectionFaults {

    private static final String LOST = "CONNECTION_LOST";
    private static final String UNREADABLE = "UNREADABLE_ANSWER";
    private static final String JSON = "Content-Type: application/json";
    private static final String STATUS_LINE = "HTTP/1.1 200 Whatever\r\n";
    private static final String HALF_HEAD = STATUS_LINE + JSON + "\r\n";
    private static final String HALF_BODY = head(200, JSON, "Content-Length: 100") + "{\"job_";

    static final List<Fault> BEFORE = List.of(
            isNotThere("nobody listens: the connection is refused", FaultyListener::shut, "CONNECTION_REFUSED"),
            isNotThere("nobody comes: the connection takes too long", FaultyListener::crowd, "CONNECT_TIMEOUT"),
            breaksFirst("the connection is closed before anything is read", fresh -> null, LOST),
            breaksFirst(
                    "the connection is reset at the first byte of the request",
                    fresh -> {
                        fresh.setSoLinger(fresh.getInputStream().read() >= 0, 0);
                        return null;
                    },
                    LOST));

    static final List<Fault> TLS = List.of(
            isNotSafe(
                    "TLS: a certificate of an unknown issuer",
                    fresh -> Certificate.OF_AN_UNKNOWN_ISSUER.greet(fresh),
                    "TLS"),
            isNotSafe("TLS: a certificate of another host", fresh -> Certificate.OF_ANOTHER_HOST.greet(fresh), "TLS"),
            isNotSafe("TLS: the handshake is closed", fresh -> null, "TLS"),
            isNotSafe("TLS: the handshake gets an answer in plain HTTP", Certificate::speakPlainly, "TLS"),
            isNotSafe("TLS: the handshake is never answered", Certificate::saveBreath, "CONNECT_TIMEOUT"));

    static final List<Fault> WHILE_WAITING = List.of(
            inDoubt("the request is read, and the connection is closed", nothing(), LOST),
            inDoubt("the request is read, and the connection is reset", reset(nothing()), LOST),
            inDoubt("the connection is closed within the status line", bytes("HTTP/1.1 20"), LOST),
            inDoubt("the connection is closed behind the status line", bytes(STATUS_LINE), UNREADABLE),
            inDoubt("the connection is closed within the headers", bytes(HALF_HEAD), UNREADABLE),
            inDoubt("the connection is closed behind the headers", bytes(head(200, JSON, "Content-Length: 100")), LOST),
            inDoubt("the connection is closed within the body", bytes(HALF_BODY), LOST),
            inDoubt("the connection is reset within the headers", reset(written(HALF_HEAD)), LOST),
            inDoubt("the connection is reset within the body", reset(written(HALF_BODY)), LOST),
            keepsWaiting("no answer comes", silentAfter(""), "READ_TIMEOUT"),
            keepsWaiting("the answer ends within the status line", silentAfter("HTTP/1.1 20"), "READ_TIMEOUT"),
            keepsWaiting("the answer ends within the headers", silentAfter(HALF_HEAD), "READ_TIMEOUT"),
            keepsWaiting("the answer ends within the body", silentAfter(HALF_BODY), "READ_TIMEOUT"),
            keepsWaiting("the headers drip for ever", dripping(STATUS_LINE, "X-Drop: 1\r\n"), "TOO_SLOW"),
            keepsWaiting("the body drips for ever", dripping(HALF_BODY, " "), "TOO_SLOW"));

    static final List<Fault> PROTOCOL = List.of(
            created("the answer is whole, and the connection is closed", closing(queued())),
            created("the answer's end is the connection's end", bytes(head(200, JSON) + FaultResponse.job("%s"))),
            created("100 Continue, and then the answer", bytes(head(100) + head(200, JSON) + FaultResponse.job("%s"))),
            created(
                    "103 Early Hints, and then the answer",
                    bytes(head(103) + head(200, JSON) + FaultResponse.job("%s"))),
            inDoubt("100 Continue, and then the connection is closed", bytes(head(100)), LOST),
            keepsWaiting("100 Continue, and then nothing", silentAfter(head(100)), "READ_TIMEOUT"),
            inDoubt("101 Switching Protocols", bytes(head(101, "Upgrade: h2c", "Connection: upgrade")), LOST),
            inDoubt("no HTTP at all", bytes("SSH-2.0-OpenSSH_9.2p1\r\n"), LOST),
            inDoubt("a status that is no number", bytes("HTTP/1.1 fine\r\n\r\n"), LOST),
            inDoubt("a header of 20,000 characters", bytes(head(200, JSON, "X-Long: " + "x".repeat(20_000))), LOST),
            inDoubt("300 headers", bytes(head(200, JSON, "X-One: 1\r\n".repeat(300))), LOST),
            created("chunks", bytes(chunked("8\r\n{\"job_id\r\n13\r\n\":\"job-in-a-chunk\"}\r\n0\r\n\r\n"))),
            inDoubt("a chunk whose size is no number", bytes(chunked("8\r\n{\"job_id\r\nxyz\r\n")), LOST),
            inDoubt("chunks without an end", bytes(chunked("8\r\n{\"job_id\r\n")), LOST),
            inDoubt("a Content-Length that is no number", bytes(head(200, JSON, "Content-Length: x") + "{}"), LOST),
            inDoubt(
                    "a Content-Length that is too large",
                    bytes(head(200, JSON, "Content-Length: 100") + FaultResponse.job("%s")),
                    LOST),
            inDoubt(
                    "a Content-Length that is too small",
                    written(head(200, JSON, "Content-Length: 5") + FaultResponse.job("%s")),
                    UNREADABLE),
            created(
                    "two answers at once",
                    written((head(200, JSON, "Content-Length: 16") + "{\"job_id\":\"one\"}").repeat(2))));

    private ConnectionFaults() {}

    private static String chunked(String body) {
        return head(200, JSON, "Transfer-Encoding: chunked") + body;
    }
}
