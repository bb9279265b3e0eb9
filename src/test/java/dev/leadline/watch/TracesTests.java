package dev.leadline.watch;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.leadline.security.Role;
import dev.leadline.testing.RealPostgres;
import dev.leadline.testing.ServeFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a collector receives of an import. */
class TracesTests {

    private static final String LEADS = "First Name,Last Name,Email\nAnn,Mercer,ann.mercer@example.com\n";

    @RegisterExtension
    static final WireMockExtension COLLECTOR = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    Path folder;

    @Test
    void followARowFromTheJobToTheRequest() {
        followARow(new ServeFixture(folder), "step submitRange:rows 1 to 1");
    }

    @Test
    void followARowOfARemotePartition() {
        followARow(
                new ServeFixture(folder)
                        .set("leadline.database.url", RealPostgres.freshDatabase())
                        .set("leadline.batch.remote-partitions", "true"),
                "step submit:rows 1 to 1");
    }

    private static void followARow(ServeFixture fixture, String partition) {
        COLLECTOR.stubFor(post(anyUrl()).willReturn(ok()));
        try (ServeFixture serve = fixture.set("leadline.serve.traces-url", COLLECTOR.baseUrl() + "/v1/traces")
                .opens()
                .as(Role.OPERATOR)) {
            serve.postCsv("", LEADS);
            serve.ended(1);
        }

        List<LoggedRequest> exports = COLLECTOR.findAll(postRequestedFor(urlEqualTo("/v1/traces")));
        Map<String, ExportedSpan> spans = exports.stream()
                .flatMap(export -> ExportedSpan.of(export.getBody()))
                .collect(Collectors.toMap(ExportedSpan::id, Function.identity()));
        ExportedSpan create = spans.values().stream()
                .filter(span -> span.name().equals("propexo create"))
                .findFirst()
                .orElseThrow();
        assertThat(around(create, spans))
                .containsSubsequence("propexo create", partition, "step submit", "job importLeads");
        assertThat(spans.values()).extracting(ExportedSpan::name).noneMatch(name -> name.contains("item"));
        assertThat(exports)
                .extracting(export -> new String(export.getBody(), StandardCharsets.ISO_8859_1))
                .noneMatch(body -> body.contains("Mercer") || body.contains("example.com") || body.contains("job_id"));
    }

    /** The names of the spans around one, from the inside. */
    private static List<String> around(ExportedSpan inner, Map<String, ExportedSpan> spans) {
        return Stream.iterate(inner, span -> span != null, span -> spans.get(span.parent()))
                .map(ExportedSpan::name)
                .toList();
    }
}
