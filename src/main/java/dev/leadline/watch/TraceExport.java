package dev.leadline.watch;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends spans of observations to a collector, by OTLP over HTTP. Requests to Propexo get no header of it. */
final class TraceExport implements AutoCloseable {

    private static final String NAME = "leadline";
    private static final Map<String, String> BATCH_NAMES =
            Map.of("spring.batch.job.name", "job ", "spring.batch.step.name", "step ");
    private static final int LONGEST_END_SECONDS = 5;

    private final SdkTracerProvider spans;
    private final ObservationHandler<Observation.Context> handler;

    private TraceExport(SdkTracerProvider spans) {
        this.spans = spans;
        this.handler = new Spans(new OtelTracer(spans.get(NAME), new OtelCurrentTraceContext(), event -> {}));
    }

    /**
     * @param collector the whole address, such as {@code http://localhost:4318/v1/traces}
     */
    static TraceExport to(URI collector) {
        OtlpHttpSpanExporter exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(collector.toString()).build();
        return new TraceExport(SdkTracerProvider.builder()
                .setResource(Resource.getDefault().toBuilder()
                        .put(AttributeKey.stringKey("service.name"), NAME)
                        .build())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build());
    }

    ObservationHandler<Observation.Context> handler() {
        return handler;
    }

    /** Spans are named after their job or step. Of a failure, they have the kind and never the text, which may quote a cell. */
    private static final class Spans extends DefaultTracingObservationHandler {

        Spans(OtelTracer tracer) {
            super(tracer);
        }

        @Override
        public String getSpanName(Observation.Context context) {
            return BATCH_NAMES.entrySet().stream()
                    .map(named -> {
                        KeyValue name = context.getLowCardinalityKeyValue(named.getKey());
                        return name == null ? "" : named.getValue() + name.getValue();
                    })
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElseGet(() -> super.getSpanName(context));
        }

        @Override
        public void onError(Observation.Context context) {
            @Nullable Throwable error = context.getError();
            if (error != null) {
                getRequiredSpan(context).tag("error", error.getClass().getSimpleName());
            }
        }
    }

    /** Sends what is left, for as long as that does not keep the process from ending. */
    @Override
    public void close() {
        spans.shutdown().join(LONGEST_END_SECONDS, TimeUnit.SECONDS);
    }
}
