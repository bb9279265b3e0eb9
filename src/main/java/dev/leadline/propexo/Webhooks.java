package dev.leadline.propexo;

import dev.leadline.shared.Hashes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Propexo's webhooks, and believes those that are signed with the secret alone. */
public final class Webhooks {

    private static final String TRIGGER = "WRITE_OPERATION_FAILURE";
    private static final int MOST_ERRORS = 50;

    private final byte[] secret;

    /**
     * @param secret the key that Propexo signs with
     */
    public Webhooks(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether a webhook comes from who knows the secret; takes as long for a wrong signature as for the right one.
     *
     * @param body as it came, byte by byte
     * @param signature the header {@code propexo-signature}, hex HMAC-SHA256 of the body, or null where there is none
     * @return false for every other
     */
    public boolean isSigned(byte[] body, @Nullable String signature) {
        byte[] right = Hashes.hmacSha256(secret, body).getBytes(StandardCharsets.US_ASCII);
        String given = signature == null ? "" : signature.strip().toLowerCase(Locale.ROOT);
        return MessageDigest.isEqual(right, given.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What a signed webhook tells.
     *
     * @param body as it came
     * @return empty for another trigger, and for what cannot be read
     */
    public static Optional<WriteFailure> read(byte[] body) {
        return NetworkJson.read(body)
                .filter(json -> TRIGGER.equals(json.path("trigger").asString("")))
                .map(json -> json.path("data"))
                .flatMap(Webhooks::failure);
    }

    private static Optional<WriteFailure> failure(JsonNode data) {
        String jobId = data.path("root_job_id").asString("");
        return JobIds.isSane(jobId)
                ? outcome(data).map(outcome -> new WriteFailure(jobId, outcome, errors(data)))
                : Optional.empty();
    }

    private static Optional<WriteOutcome> outcome(JsonNode data) {
        return switch (data.path("write_status").asString("")) {
            case "FAILURE" -> Optional.of(WriteOutcome.FAILURE);
            case "PARTIAL_SUCCESS" -> Optional.of(WriteOutcome.PARTIAL_SUCCESS);
            default -> Optional.empty();
        };
    }

    private static List<String> errors(JsonNode data) {
        return data.path("errors")
                .valueStream()
                .limit(MOST_ERRORS)
                .map(error -> SafeText.message(error.isString() ? error.asString() : error.toString()))
                .distinct()
                .toList();
    }
}
