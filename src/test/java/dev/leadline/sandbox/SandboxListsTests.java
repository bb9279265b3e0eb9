package dev.leadline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SandboxListsTests {

    private static final Duration PENDING_FOR = Duration.ofSeconds(3);

    private final SandboxClient visitor = SandboxClient.of(SandboxSettings.GENEROUS.withPendingFor(PENDING_FOR));

    @AfterEach
    void close() {
        visitor.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/admin/integrations/, 4",
        "/crm/v1/communities/, 8",
        "/crm/v1/attributions/, 16",
        "/crm/v1/agents/, 8",
        "/crm/v1/communities/?integration_id=sandbox-funnel, 2",
        "/crm/v1/attributions?community_id=sandbox-knock-maple-court, 2",
        "/crm/v1/agents/?integration_vendor=RENTCAFE, 2",
        "/crm/v1/agents/?updated_at_gte=2027-03-01T09:00:00Z, 8",
        "/crm/v1/agents/?updated_at_lte=2027-03-01T08:59:59Z, 0"
    })
    void listsTheCustomersWorld(String path, int total) {
        SandboxClient.Answer answer = visitor.get(path);

        assertThat(answer.body().at("/meta/total").asInt()).isEqualTo(total);
        assertThat(answer.body().at("/results")).hasSize(total);
    }

    @Test
    void theIdsThatItOffersExist() {
        assertThat(ids(visitor.get("/v1/admin/integrations/")))
                .contains(visitor.sandbox.ids().get("integration_id"));
        assertThat(ids(visitor.get("/crm/v1/communities/")))
                .contains(visitor.sandbox.ids().get("community_id"));
        assertThat(ids(visitor.get("/crm/v1/attributions/")))
                .contains(visitor.sandbox.ids().get("attribution_id"));
        assertThat(ids(visitor.get("/crm/v1/agents/")))
                .contains(visitor.sandbox.ids().get("agent_id"));
    }

    @Test
    void prospectsAppearWhenTheirWriteHasSucceeded() {
        visitor.created("ann@example.com");
        visitor.created("bob+failure@example.com");
        assertThat(visitor.get("/crm/v1/prospects/").body().at("/results")).isEmpty();

        visitor.wait(PENDING_FOR);

        JsonNode prospects = visitor.get("/crm/v1/prospects/").body().at("/results");
        assertThat(prospects).hasSize(1);
        assertThat(prospects.at("/0/email_1").asString()).isEqualTo("ann@example.com");
        assertThat(prospects.at("/0/updated_at").asString()).isEqualTo("2027-03-01T09:00:03Z");
        assertThat(prospects.at("/0/integration_vendor").asString()).isEqualTo("KNOCK");
    }

    @Test
    void aProspectIsListedUnderTheRecordIdOfItsWrite() {
        String jobId = visitor.created("ann@example.com");
        visitor.wait(PENDING_FOR);

        assertThat(ids(visitor.get("/crm/v1/prospects/?integration_id=int-1")))
                .containsExactly(visitor.status(jobId).text("/created_record_id"));
        assertThat(ids(visitor.get("/crm/v1/prospects/?integration_id=int-2"))).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutAGap() {
        IntStream.range(0, 5).forEach(i -> {
            visitor.created("lead" + i + "@example.com");
            visitor.wait(PENDING_FOR);
        });

        SandboxClient.Answer first = visitor.get("/crm/v1/prospects/?order-by=created_at:asc&limit=3");
        SandboxClient.Answer second = visitor.get("/crm/v1/prospects/?order-by=created_at:asc&limit=3&offset=3");

        assertThat(first.body().at("/meta")).hasToString("""
                {"offset":0,"limit":3,"orderBy":["created_at:asc"],"hasMore":true,"total":5}""");
        assertThat(second.body().at("/meta/hasMore").asBoolean()).isFalse();
        assertThat(emails(first)).containsExactly("lead0@example.com", "lead1@example.com", "lead2@example.com");
        assertThat(emails(second)).containsExactly("lead3@example.com", "lead4@example.com");
    }

    @Test
    void theNewestComeFirstUnlessToldOtherwise() {
        visitor.created("old@example.com");
        visitor.wait(PENDING_FOR);
        visitor.created("new@example.com");
        visitor.wait(PENDING_FOR);

        assertThat(emails(visitor.get("/crm/v1/prospects/"))).containsExactly("new@example.com", "old@example.com");
    }

    @Test
    void writeLogsKnowSuccessAndFailureAlone() {
        String success = visitor.created("ann@example.com");
        String partial = visitor.created("bob+partial@example.com");
        String failure = visitor.created("cy+failure@example.com");
        visitor.created("di+pending@example.com");
        visitor.wait(PENDING_FOR);

        assertThat(jobs(visitor.get("/v1/admin/logs/writes/?status=SUCCESS"))).containsExactly(success);
        assertThat(jobs(visitor.get("/v1/admin/logs/writes/?status=FAILURE")))
                .containsExactlyInAnyOrder(partial, failure);
    }

    @Test
    void writeLogsReachAsFarBackAsAsked() {
        visitor.created("ann@example.com");
        visitor.wait(Duration.ofHours(2));

        assertThat(jobs(visitor.get("/v1/admin/logs/writes/?time_range=hour"))).isEmpty();
        assertThat(jobs(visitor.get("/v1/admin/logs/writes/?time_range=day"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/crm/v1/agents/?limit=0",
                "/crm/v1/agents/?limit=251",
                "/crm/v1/agents/?offset=-1",
                "/crm/v1/agents/?offset=many",
                "/crm/v1/agents/?updated_at_gte=yesterday",
                "/v1/admin/logs/writes/?limit=101",
                "/v1/admin/logs/writes/?time_range=year"
            })
    void refusesParametersThatMakeNoSense(String path) {
        SandboxClient.Answer answer = visitor.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/code")).isEqualTo("invalid_request");
    }

    @Test
    void theOldestWritesAreForgottenBeyondWhatIsKept() {
        SandboxJobs jobs = new SandboxJobs(2);
        List<SandboxJob> queued = IntStream.range(0, 3)
                .mapToObj(i -> SandboxJob.queued(
                        "generic",
                        "/crm/v1/prospects/",
                        JsonMapper.shared().createObjectNode(),
                        visitor.instant(),
                        PENDING_FOR))
                .peek(jobs::add)
                .toList();

        assertThat(jobs.all()).containsExactly(queued.get(1), queued.get(2));
        assertThat(jobs.find(queued.get(0).id())).isEmpty();
    }

    private static List<String> ids(SandboxClient.Answer answer) {
        return texts(answer.body().at("/results"), "/id");
    }

    private static List<String> emails(SandboxClient.Answer answer) {
        return texts(answer.body().at("/results"), "/email_1");
    }

    private static List<String> jobs(SandboxClient.Answer answer) {
        return texts(answer.body().at("/results/logs"), "/job_id");
    }

    private static List<String> texts(JsonNode list, String pointer) {
        return list.valueStream().map(item -> item.at(pointer).asString()).toList();
    }
}
