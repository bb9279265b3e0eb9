package dev.leadline.propexo;

import static dev.leadline.propexo.MockApi.answer;
import static dev.leadline.propexo.MockApi.hangUp;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API says of writes, and the lists that settle a doubt. */
class StatusTests {

    @Test
    void aCreateReadsTheJobAtTheTargetsPlaceOrAtTheOtherDocumentedOne() throws Exception {
        try (MockApi server = MockApi.start(
                        answer(200, "{\"job_id\":\"generic\",\"data\":{}}"),
                        answer(200, "{\"meta\":{\"job_id\":\"vendor\"},\"result\":{}}"),
                        answer(
                                201,
                                "{\"meta\":{\"job_id\":\"vendor\"},\"job_id\":\"generic\"}",
                                "Content-Type: text/html"),
                        answer(200, "{\"job\":{\"id\":\"own\"},\"job_id\":\"generic\"}"));
                Propexo propexo = ApiFixture.connect(server.url())) {
            assertThat(propexo.create("/p", "{}", "/meta/job_id")).isEqualTo(new CreateResult.Queued(200, "generic"));
            assertThat(propexo.create("/p", "{}", "/job_id")).isEqualTo(new CreateResult.Queued(200, "vendor"));
            assertThat(propexo.create("/p", "{}", "/meta/job_id")).isEqualTo(new CreateResult.Queued(201, "vendor"));
            assertThat(propexo.create("/p", "{}", "/job/id")).isEqualTo(new CreateResult.Queued(200, "own"));
        }
    }

    @Test
    void readsEachStatus() throws Exception {
        assertThat(status(answer(200, "{\"write_status\":\"PENDING\",\"errors\":[],\"created_record_id\":null}")))
                .isEqualTo(new StatusResult.Pending());
        assertThat(status(answer(200, "{\"write_status\":\"SUCCESS\",\"errors\":[],\"created_record_id\":\"rec-1\"}")))
                .isEqualTo(new StatusResult.Settled(WriteOutcome.SUCCESS, List.of(), "rec-1"));
        assertThat(status(answer(200, "{\"write_status\":\"SUCCESS\"}")))
                .isEqualTo(new StatusResult.Settled(WriteOutcome.SUCCESS, List.of(), null));
        assertThat(status(answer(200, "{\"write_status\":\"PARTIAL_SUCCESS\",\"errors\":[\"no agent\"]}")))
                .isEqualTo(new StatusResult.Settled(WriteOutcome.PARTIAL_SUCCESS, List.of("no agent"), null));
        assertThat(status(answer(200, "{\"write_status\":\"FAILURE\",\"errors\":[\"403\\r\\nforged\",{\"a\":1}]}")))
                .isEqualTo(new StatusResult.Settled(WriteOutcome.FAILURE, List.of("403 forged", "{\"a\":1}"), null));
    }

    @Test
    void anUnknownJobIsNotFoundAndARefusedTokenSaysSo() throws Exception {
        assertThat(status(answer(404, "<html>"))).isEqualTo(new StatusResult.NotFound());
        assertThat(status(answer(403, ""))).isInstanceOf(StatusResult.StatusUnauthorized.class);
    }

    @Test
    void aThrottledQuestionSaysHowLongToWait() throws Exception {
        StatusResult answer = status(answer(429, "", "Retry-After: 7"));

        assertThat(answer).isInstanceOfSatisfying(StatusResult.StatusFailed.class, failed -> {
            assertThat(failed.throttled()).isTrue();
            assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "{\"write_status\":\"DONE\"}", "{\"write_status\":1}", "{\"write_status\":\"SUCC"
            })
    void whatCannotBeReadMayBeAskedAgain(String body) throws Exception {
        assertThat(status(answer(200, body)))
                .isEqualTo(new StatusResult.StatusFailed(
                        200, "UNREADABLE_ANSWER", "The API's response cannot be read.", null));
    }

    @Test
    void whatIsNotAnsweredMayBeAskedAgain() throws Exception {
        assertThat(status(hangUp())).isInstanceOf(StatusResult.StatusFailed.class);
        assertThat(status(answer(500, ""))).isInstanceOf(StatusResult.StatusFailed.class);
        assertThat(status(answer(302, "", "Location: /"))).isInstanceOf(StatusResult.StatusFailed.class);
    }

    @Test
    void aRetriedWriteGoesOnUnderANewJob() throws Exception {
        assertThat(retry(answer(200, "{\"success\":true,\"job_id\":\"job-2\"}")))
                .isEqualTo(new CreateResult.Queued(200, "job-2"));
        assertThat(retry(answer(200, "{\"success\":false,\"job_id\":\"job-2\"}")))
                .isEqualTo(new CreateResult.Refused(200, "NOT_RETRIED", "The API does not retry this write."));
        assertThat(retry(answer(404, "")))
                .isEqualTo(new CreateResult.Refused(
                        404, "HTTP_404", "The API does not know this job or cannot retry it."));
        assertThat(retry(answer(500, ""))).isInstanceOf(CreateResult.Unknown.class);
    }

    @Test
    void readsAPageOfWriteLogs() throws Exception {
        String body = """
                {"results": {"logs": [
                  {"id": "l1", "job_id": "job-1", "created_at": "2026-11-22T10:00:00.123Z", "status": "SUCCESS",
                   "integration_id": "int-1", "parameters": {"email_1": "ann@example.com"}, "error": null},
                  {"id": "l2", "job_id": "job-2", "created_at": "yesterday", "status": "FAILURE", "error": "no\\nagent"},
                  {"id": "l3", "job_id": null}, 7]}}""";
        try (MockApi server = MockApi.start(answer(200, body));
                Propexo propexo = ApiFixture.connect(server.url())) {
            assertThat(propexo.writeLogs(null, LogRange.HOUR, null, 100, 4))
                    .isEqualTo(new GetResult.Read<>(new ListPage<>(
                            List.of(
                                    new WriteLog(
                                            "job-1",
                                            Instant.parse("2026-11-22T10:00:00.123Z"),
                                            "SUCCESS",
                                            "int-1",
                                            null,
                                            "{\"email_1\":\"ann@example.com\"}"),
                                    new WriteLog("job-2", null, "FAILURE", null, "no agent", null)),
                            104,
                            true)));
        }
    }

    @Test
    void readsPagesOfProspectsUntilThereAreNoMore() throws Exception {
        String one =
                "{\"id\":\"p%d\",\"email_1\":\"ann@example.com\",\"phone_1\":\"+16175550123\",\"first_name\":\"Ann\","
                        + "\"last_name\":\"Null\",\"created_at\":\"2026-11-22T10:00:00Z\",\"updated_at\":\"2026-11-22T05:00:00-05:00\"}";
        KnownProspect ann = new KnownProspect(
                "p1",
                Instant.parse("2026-11-22T10:00:00Z"),
                Instant.parse("2026-11-22T10:00:00Z"),
                "Ann",
                "Null",
                "ann@example.com",
                "+16175550123");
        try (MockApi server = MockApi.start(
                        answer(200, "{\"meta\":{\"hasMore\":true},\"results\":[" + one.formatted(1) + "]}"),
                        answer(200, "{\"meta\":{\"hasMore\":false},\"results\":[" + one.formatted(1) + "]}"),
                        answer(200, "{\"meta\":{\"hasMore\":true},\"results\":[]}"),
                        answer(200, "{\"results\":7}"));
                Propexo propexo = ApiFixture.connect(server.url())) {
            assertThat(prospects(propexo, 0)).isEqualTo(new GetResult.Read<>(new ListPage<>(List.of(ann), 1, true)));
            assertThat(prospects(propexo, 1)).isEqualTo(new GetResult.Read<>(new ListPage<>(List.of(ann), 2, false)));
            assertThat(prospects(propexo, 2))
                    .isEqualTo(new GetResult.Read<>(new ListPage<>(Collections.emptyList(), 2, false)));
            assertThat(prospects(propexo, 3)).isInstanceOf(GetResult.GetFailed.class);
        }
    }

    @Test
    void tellsWhetherTheTokenIsAccepted() throws Exception {
        try (MockApi server = MockApi.start(
                        answer(
                                200,
                                "{\"meta\":{},\"results\":[{\"id\":\"i1\",\"vendor\":\"KNOCK\",\"name\":\"Main\"}]}"),
                        answer(401, ""));
                Propexo propexo = ApiFixture.connect(server.url())) {
            assertThat(propexo.integrations(0, 1))
                    .isEqualTo(new GetResult.Read<>(
                            new ListPage<>(List.of(new Integration("i1", "Main", "KNOCK", null, false)), 1, true)));
            assertThat(propexo.integrations(0, 1)).isInstanceOf(GetResult.GetUnauthorized.class);
        }
    }

    @Test
    void listsWhatHasAName() throws Exception {
        try (MockApi server = MockApi.start(answer(200, """
                        {"meta": {"hasMore": true}, "results": [
                          {"id": "a1", "name": "Website", "integration_id": "i1", "community_id": "c1"},
                          {"id": "a2", "first_name": "Dana", "last_name": "Whitfield"},
                          {"id": "a3"},
                          {"name": "Nobody"}]}
                        """));
                Propexo propexo = ApiFixture.connect(server.url())) {
            assertThat(propexo.names(NameList.AGENTS, null, 10, 4))
                    .isEqualTo(new GetResult.Read<>(new ListPage<>(
                            List.of(
                                    new NamedItem("a1", "Website", "i1", "c1"),
                                    new NamedItem("a2", "Dana Whitfield", null, null),
                                    new NamedItem("a3", null, null, null)),
                            14,
                            true)));
        }
    }

    @Test
    void recordsOfPeopleDoNotPrintThem() {
        assertThat(new KnownProspect("p1", null, null, "Ann", "Null", "ann@example.com", "+1"))
                .hasToString("KnownProspect[p1]");
        assertThat(new WriteLog("job-1", null, null, null, "ann@example.com", "{}"))
                .hasToString("WriteLog[job-1]");
    }

    private static GetResult<ListPage<KnownProspect>> prospects(Propexo propexo, int offset) {
        return propexo.prospects("int-1", null, Instant.EPOCH, offset, 250);
    }

    private static StatusResult status(ResponseDefinitionBuilder answer) throws Exception {
        try (MockApi server = MockApi.start(answer);
                Propexo propexo = ApiFixture.connect(server.url())) {
            StatusResult status = propexo.status("job-1");
            assertThat(server.requests()).hasSize(1);
            return status;
        }
    }

    private static CreateResult retry(ResponseDefinitionBuilder answer) throws Exception {
        try (MockApi server = MockApi.start(answer);
                Propexo propexo = ApiFixture.connect(server.url())) {
            CreateResult result = propexo.retryWrite("job-1");
            assertThat(server.requests()).hasSize(1);
            return result;
        }
    }
}
