package dev.leadline.run;

import dev.leadline.propexo.ApiSettings;
import dev.leadline.propexo.ApiToken;
import dev.leadline.propexo.Propexo;
import dev.leadline.settings.Settings;
import io.micrometer.observation.ObservationRegistry;

/**
 * The API that the settings name.
 *
 * @param origin scheme, host and port
 * @param account names the API and the token without revealing it
 * @param propexo the client
 * @param hasToken whether there is a token to send
 */
record ApiConnection(String origin, String account, Propexo propexo, boolean hasToken) implements AutoCloseable {

    /** Stands in for a token where only the ledger is read; nothing is sent with it. */
    private static final String NONE = "none";

    static ApiConnection to(Settings settings, ObservationRegistry observations) {
        ApiSettings resolved = resolved(settings);
        return new ApiConnection(
                resolved.origin(), resolved.account(), Propexo.connect(resolved, observations), settings.tokenIsSet());
    }

    /** The origin alone, for somebody who sends nothing. */
    static String originOf(Settings settings) {
        return resolved(settings).origin();
    }

    /** The settings of the API, with a stand-in for a token that is not set. */
    static ApiSettings resolved(Settings settings) {
        Settings.Api api = settings.api();
        String token = api.token();
        return new ApiSettings(
                api.url(),
                ApiToken.of(settings.tokenIsSet() && token != null ? token.strip() : NONE),
                api.requestsPerMinute(),
                settings.submit().concurrency(),
                api.connectTimeout(),
                api.readTimeout());
    }

    @Override
    public void close() {
        propexo.close();
    }
}
