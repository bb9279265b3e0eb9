package dev.leadline.doctor;

import java.net.URI;

/** Says which API it is that answers: what is sent to production is real. */
final class ApiPlace {

    private static final String PRODUCTION = "api.propexo.com";
    private static final String DOMAIN = ".propexo.com";

    private ApiPlace() {}

    static DiagnosticResult answering(String origin) {
        String host = URI.create(origin).getHost();
        if (host.equals(PRODUCTION)) {
            return DiagnosticResult.ok(
                    "API", origin + " responds. This is Propexo's production API: every lead that you send is real.");
        }
        if (host.endsWith(DOMAIN)) {
            return DiagnosticResult.ok(
                    "API",
                    origin + " responds. This is "
                            + (host.contains("sandbox") ? "Propexo's sandbox." : "a Propexo server."));
        }
        if (origin.startsWith("http:")) {
            return DiagnosticResult.ok("API", origin + " responds. This is a program on this machine.");
        }
        return DiagnosticResult.warning(
                "API",
                origin + " responds, but it is not a Propexo server.",
                "Leadline sends your token to this server. If you do not trust it, set leadline.api.url to https://api.propexo.com.");
    }
}
