package dev.leadline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.testing.ServeFixture;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A server with its API: each answer is checked against the document that the server itself serves, and sets no cookie. */
final class ApiFixture extends ServeFixture {

    private @Nullable ServedDocument document;

    ApiFixture(Path folder) {
        super(folder);
    }

    ApiFixture(Path folder, SandboxSettings api) {
        super(folder, api);
    }

    @Override
    protected void opened() {
        document = new ServedDocument(get("/api/v1/openapi.json").body());
    }

    @Override
    protected void received(HttpResponse<String> answer) {
        if (document != null) {
            document.requireDocumented(answer);
        }
        if (answer.uri().getPath().startsWith("/api/")) {
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
    }
}
