package dev.leadline.propexo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON from the network, where anything may come. */
final class NetworkJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private NetworkJson() {}

    /**
     * The one JSON object or list that an answer's body is.
     *
     * @param body the bytes
     * @return empty when they are anything else
     */
    static Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(JsonNode::isContainer);
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    /**
     * A member that is a text.
     *
     * @param node where to look
     * @param name the member's name
     * @return the text made safe, or null when there is no text by that name
     */
    static @Nullable String text(JsonNode node, String name) {
        JsonNode member = node.path(name);
        return member.isString() ? SafeText.message(member.stringValue()) : null;
    }

    /**
     * A member that is a time in ISO 8601.
     *
     * @param node where to look
     * @param name the member's name
     * @return the time, or null when there is none by that name
     */
    static @Nullable Instant time(JsonNode node, String name) {
        String text = text(node, name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
