package dev.leadline.doctor;

import dev.leadline.message.UserMessage;
import java.net.URI;

/** Says which API it is that answers: what is sent to production is real. */
final class ApiPlace {

    private static final String PRODUCTION = "api.propexo.com";
    private static final String DOMAIN = ".propexo.com";

    private ApiPlace() {}

    static DiagnosticResult answering(String origin) {
        String host = URI.create(origin).getHost();
        if (host.equals(PRODUCTION)) {
            return DiagnosticResult.ok("API", UserMessage.of("doctor.production", origin));
        }
        if (host.endsWith(DOMAIN)) {
            return DiagnosticResult.ok(
                    "API",
                    host.contains("sandbox")
                            ? UserMessage.of("doctor.propexo-sandbox", origin)
                            : UserMessage.of("doctor.propexo-server", origin));
        }
        if (origin.startsWith("http:")) {
            return DiagnosticResult.ok("API", UserMessage.of("doctor.local-program", origin));
        }
        return DiagnosticResult.warning("API", UserMessage.of("doctor.unknown-server", origin));
    }
}
