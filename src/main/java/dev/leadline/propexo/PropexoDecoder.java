package dev.leadline.propexo;

import feign.Response;
import feign.codec.Decoder;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Turns an answer with a status of 2xx into what the method of {@link PropexoApi} returns. */
final class PropexoDecoder implements Decoder {

    private static final Map<Type, Function<JsonNode, Optional<?>>> READERS = Map.of(
            StatusResult.class, ResponseReader::status,
            WriteLog.class, ResponseReader::writeLogs,
            KnownProspect.class, ResponseReader::prospects,
            NamedItem.class, ResponseReader::names,
            Integration.class, ResponseReader::integrations);

    private final ResponseBody body;

    /**
     * @param body reads the bodies of answers
     */
    PropexoDecoder(ResponseBody body) {
        this.body = body;
    }

    /**
     * Reads an answer.
     *
     * @throws PropexoException when it is not as documented
     */
    @Override
    public Object decode(Response response, Type type) throws IOException {
        int status = response.status();
        Optional<JsonNode> json = body.json(response);
        Optional<?> value = type == WriteAnswer.class
                ? json.map(answer -> new WriteAnswer(status, answer))
                : json.flatMap(reader(type));
        return value.orElseThrow(() -> PropexoException.unusable(status, ExchangeFault.UNREADABLE_ANSWER));
    }

    /** Pages are told apart by what is listed on them. */
    private static Function<JsonNode, Optional<?>> reader(Type type) {
        Type what = type instanceof ParameterizedType page ? page.getActualTypeArguments()[0] : type;
        return Objects.requireNonNull(READERS.get(what), what::getTypeName);
    }
}
