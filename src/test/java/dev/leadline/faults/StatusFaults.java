package dev.leadline.faults;

import static dev.leadline.faults.Fault.created;
import static dev.leadline.faults.Fault.inDoubt;
import static dev.leadline.faults.Fault.outlasts;
import static dev.leadline.faults.Fault.refused;
import static dev.leadline.faults.Fault.sentAgain;
import static dev.leadline.faults.Fault.stops;
import static dev.leadline.faults.Fault.stopsInDoubt;
import static dev.leadline.faults.FaultResponse.bare;
import static dev.leadline.faults.FaultResponse.error;
import static dev.leadline.faults.FaultResponse.html;
import static dev.leadline.faults.FaultResponse.job;
import static dev.leadline.faults.FaultResponse.json;

import java.util.List;

/** Where the answer is whole, and its status says what is wrong. */
final class StatusFaults {

    /** Where redirects lead; nothing may ever come there. */
    static final FaultyApi ELSEWHERE = FaultyApi.start();

    private static final String PAGE = "<html><body><h1>Sorry</h1></body></html>";
    private static final String OWN = error("service_unavailable", "We will be back soon.");
    private static final String IN_A_SECOND = "Retry-After: 1";
    private static final String AT_A_TIME =
            "Date: Sun, 22 Nov 2026 10:00:00 GMT\r\nRetry-After: Sun, 22 Nov 2026 10:00:01 GMT";

    static final List<Fault> REDIRECTS = List.of(
            stops("301 to another port", redirect(301), "HTTP_301"),
            stops("302 to another port", redirect(302), "HTTP_302"),
            stopsInDoubt("303 to another port", redirect(303), "HTTP_303"),
            stopsInDoubt("304", bare(304), "HTTP_304"),
            stops("307 to another port", redirect(307), "HTTP_307"),
            stops("308 to another port", redirect(308), "HTTP_308"),
            stops("302 without a Location", bare(302), "HTTP_302"));

    static final List<Fault> CLIENT_ERRORS = List.of(
            refused(
                    "400 with Propexo's error body",
                    json(400, error("invalid_request", "rent_minimum_in_cents: must be positive")),
                    "invalid_request"),
            refused("400 with HTML", html(400, PAGE), "HTTP_400"),
            stops("401", bare(401), "HTTP_401"),
            stops("401 with a challenge", bare(401, "WWW-Authenticate: Basic realm=\"all\""), "HTTP_401"),
            stops("403", json(403, error("forbidden", "No.")), "forbidden"),
            stops("404", bare(404), "HTTP_404"),
            stops("405", html(405, PAGE), "HTTP_405"),
            stops("402", bare(402), "HTTP_402"),
            refused("406", bare(406), "HTTP_406"),
            stops("407", bare(407, "Proxy-Authenticate: Basic realm=\"all\""), "HTTP_407"),
            inDoubt("408", bare(408), "HTTP_408"),
            inDoubt(
                    "408, and the connection is closed",
                    FaultResponse.closing(bare(408, "Connection: close")),
                    "HTTP_408"),
            refused("409", bare(409), "HTTP_409"),
            stops("410", bare(410), "HTTP_410"),
            refused("413", html(413, PAGE), "HTTP_413"),
            stops("415", bare(415), "HTTP_415"),
            stops("421", bare(421), "HTTP_421"),
            refused("422", json(422, error("unprocessable", "No such community.")), "unprocessable"),
            sentAgain("425", bare(425)),
            sentAgain("425 with Retry-After", bare(425, IN_A_SECOND)),
            outlasts(
                    "425 with Retry-After, every time", RunPatience.HASTY_AND_ANEW, bare(425, IN_A_SECOND), "HTTP_425"),
            stops("426", bare(426, "Upgrade: h2c"), "HTTP_426"),
            stops("451", bare(451), "HTTP_451"));

    static final List<Fault> THROTTLING = List.of(
            sentAgain("429 with Retry-After in seconds", bare(429, IN_A_SECOND)),
            sentAgain("429 with Retry-After as a date", bare(429, AT_A_TIME)),
            outlasts(
                    "429 with Retry-After, every time", RunPatience.HASTY_AND_ANEW, bare(429, IN_A_SECOND), "HTTP_429"),
            outlasts("429 without Retry-After, every time", RunPatience.HASTY_AND_ANEW, bare(429), "HTTP_429"),
            outlasts(
                    "429 with a Retry-After of a year, every time",
                    RunPatience.HASTY_AND_ANEW,
                    bare(429, "Retry-After: 31536000"),
                    "HTTP_429"));

    static final List<Fault> SERVER_ERRORS = List.of(
            inDoubt("500", bare(500), "HTTP_500"),
            inDoubt(
                    "500 with Propexo's error body",
                    json(500, error("internal_error", "Something went wrong.")),
                    "internal_error"),
            inDoubt("501", bare(501), "HTTP_501"),
            inDoubt("502 with HTML", html(502, PAGE), "HTTP_502"),
            inDoubt("502 with Retry-After", bare(502, IN_A_SECOND), "HTTP_502"),
            inDoubt("503", bare(503), "HTTP_503"),
            inDoubt("503 with HTML", html(503, PAGE), "HTTP_503"),
            inDoubt("503 with a Retry-After that says nothing", bare(503, "Retry-After: soon"), "HTTP_503"),
            sentAgain("503 with Retry-After", bare(503, IN_A_SECOND)),
            outlasts(
                    "503 with Retry-After, every time", RunPatience.HASTY_AND_ANEW, bare(503, IN_A_SECOND), "HTTP_503"),
            sentAgain("503 with Propexo's error body", json(503, OWN)),
            outlasts(
                    "503 with Propexo's error body, every time",
                    RunPatience.HASTY,
                    json(503, OWN),
                    "service_unavailable"),
            inDoubt("504", html(504, PAGE), "HTTP_504"),
            inDoubt("599", bare(599), "HTTP_599"),
            inDoubt("a status of 999", bare(999), "HTTP_999"));

    static final List<Fault> ODD_SUCCESSES = List.of(
            created("201 with a job id", json(201, job("%s"))),
            created("202 with a job id", json(202, job("%s"))),
            inDoubt("202 without a body", bare(202), "UNREADABLE_ANSWER"),
            inDoubt("204", FaultResponse.written(FaultResponse.head(204)), "UNREADABLE_ANSWER"),
            inDoubt("206 with half a body", json(206, "{\"job_"), "UNREADABLE_ANSWER"));

    private StatusFaults() {}

    private static ServerAction redirect(int status) {
        return (request, connection) -> bare(status, "Location: " + ELSEWHERE.url() + "/crm/v1/prospects/")
                .answer(request, connection);
    }
}
