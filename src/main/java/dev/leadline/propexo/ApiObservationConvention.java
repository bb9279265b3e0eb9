package dev.leadline.propexo;

import feign.Request;
import feign.micrometer.FeignContext;
import feign.micrometer.FeignObservationConvention;
import io.micrometer.common.KeyValues;
import java.util.Objects;

/**
 * What is told of a request: its kind and the status of its answer, and never an address, which may contain the identifier of a
 * job.
 */
public final class ApiObservationConvention implements FeignObservationConvention {

    /** The observation of a request. */
    public static final String NAME = "leadline.api.requests";

    /** The key of the status: three digits, or {@link #NONE}. */
    public static final String ANSWER = "answer";

    /** The status of a request that got no answer. */
    public static final String NONE = "none";

    private static final String KIND = "kind";

    ApiObservationConvention() {}

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getContextualName(FeignContext context) {
        return "propexo " + kind(context);
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(FeignContext context) {
        return KeyValues.of(KIND, kind(context), ANSWER, answer(context));
    }

    private static String kind(FeignContext context) {
        Request request = Objects.requireNonNull(context.getCarrier());
        return switch (request.requestTemplate().methodMetadata().method().getName()) {
            case "create" -> "create";
            case "retryWrite" -> "retry";
            case "writeStatus" -> "status";
            case "writeLogs" -> "logs";
            default -> "list";
        };
    }

    private static String answer(FeignContext context) {
        return context.getResponse() == null
                ? NONE
                : Integer.toString(context.getResponse().status());
    }
}
