package dev.leadline.propexo;

import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the bodies of answers, without our own token. A server may repeat the request's header; what it says goes to ledger
 * and report, so the token is hidden before anybody reads it.
 */
final class ResponseBody {

    private final ApiToken token;

    /**
     * @param token what is sent with every request
     */
    ResponseBody(ApiToken token) {
        this.token = token;
    }

    /**
     * The one JSON object or list that a body is. Nothing but JSON is ever read out of a body, so the token is looked for in
     * the text that the JSON stands for.
     *
     * @param response the answer
     * @return empty when the body is anything else
     * @throws IOException when it cannot be read
     */
    Optional<JsonNode> json(Response response) throws IOException {
        return NetworkJson.read(bytes(response.body())).flatMap(this::withoutToken);
    }

    private Optional<JsonNode> withoutToken(JsonNode json) {
        String text = json.toString();
        String hidden = token.hiddenIn(text);
        return hidden.equals(text) ? Optional.of(json) : NetworkJson.read(hidden.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Response.@Nullable Body body) throws IOException {
        if (body == null) {
            return new byte[0];
        }
        try (InputStream stream = body.asInputStream()) {
            return stream.readAllBytes();
        }
    }
}
