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
            return DiagnosticResult.fine(
                    "API", origin + " answers: Propexo's production, where all that is sent is real.");
        }
        if (host.endsWith(DOMAIN)) {
            return DiagnosticResult.fine(
                    "API",
                    origin + " answers: " + (host.contains("sandbox") ? "Propexo's sandbox." : "one of Propexo's."));
        }
        if (origin.startsWith("http:")) {
            return DiagnosticResult.fine("API", origin + " answers: a program on this machine.");
        }
        return DiagnosticResult.warning(
                "API",
                origin + " answers, and is none of Propexo's.",
                "See that you know whose it is, since the token goes there; else set leadline.api.url to https://api.propexo.com.");
    }
}
