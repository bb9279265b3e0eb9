package dev.leadline.propexo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of a webhook, and what is read in it. */
class WebhooksTests {

    private static final String BODY = "{\"trigger\": \"WRITE_OPERATION_FAILURE\"}";

    /** By {@code printf '%s' BODY | openssl dgst -sha256 -hmac a-shared-secret}. */
    private static final String SIGNATURE = "89e8004fdbbe879c704b1c7cb10e88afc0853140f3ccb44cf3d148c0d2e5c6bc";

    private final Webhooks webhooks = new Webhooks("a-shared-secret");

    @Test
    void believeWhatIsSignedWithTheSecret() {
        assertThat(webhooks.isSigned(BODY.getBytes(UTF_8), SIGNATURE)).isTrue();
        assertThat(webhooks.isSigned((BODY + " ").getBytes(UTF_8), SIGNATURE)).isFalse();
        assertThat(new Webhooks("another-secret").isSigned(BODY.getBytes(UTF_8), SIGNATURE))
                .isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0000000000000000000000000000000000000000000000000000000000000000", "no hex at all"})
    void believeNoOtherSignature(@Nullable String signature) {
        assertThat(webhooks.isSigned(BODY.getBytes(UTF_8), signature)).isFalse();
    }

    @Test
    void readWhichWriteFailedAndWhy() {
        assertThat(read("""
                {"trigger": "WRITE_OPERATION_FAILURE", "data": {"root_job_id": "job-1", "write_status": "PARTIAL_SUCCESS",
                 "errors": ["the agent is gone", {"field": "agent_id"}]}}
                """))
                .hasValue(new WriteFailure(
                        "job-1",
                        WriteOutcome.PARTIAL_SUCCESS,
                        List.of("the agent is gone", "{\"field\":\"agent_id\"}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "[]",
                "{\"trigger\": \"INTEGRATION_STATUS_CHANGE\", \"data\": {\"root_job_id\": \"job-1\", \"write_status\": \"FAILURE\"}}",
                "{\"trigger\": \"WRITE_OPERATION_FAILURE\", \"data\": {\"root_job_id\": \"job-1\", \"write_status\": \"SUCCESS\"}}",
                "{\"trigger\": \"WRITE_OPERATION_FAILURE\", \"data\": {\"write_status\": \"FAILURE\"}}"
            })
    void makeNothingOfWhatTellsOfNoFailedWrite(String body) {
        assertThat(read(body)).isEmpty();
    }

    private static Optional<WriteFailure> read(String body) {
        return Webhooks.read(body.getBytes(UTF_8));
    }
}
