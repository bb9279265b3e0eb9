package dev.leadline.propexo;

import feign.Client;
import feign.Feign;
import feign.Logger;
import feign.Request;
import feign.Retryer;
import feign.hc5.ApacheHttp5Client;
import feign.micrometer.MicrometerObservationCapability;
import io.micrometer.observation.ObservationRegistry;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Feign on HttpClient 5, with everything off that would send a request a second time or elsewhere: retries of both,
 * redirects, answers to a challenge, upgrades. Compression is off and refused, so that nothing can swell or break while it
 * is unpacked.
 */
final class Transport implements AutoCloseable {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_LINE = 16 << 10;
    /** Shorter than what servers and the boxes between keep an idle connection, so that we are the ones who let go. */
    private static final TimeValue IDLE_CONNECTION = TimeValue.ofSeconds(20);

    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor timer;
    private final ObservingClient observer;
    private final PropexoApi api;

    /**
     * @param settings where the API is and how it may be used
     * @param rateLimiter what learns from the answers
     * @param time where time comes from
     * @param observations told of each request
     */
    Transport(ApiSettings settings, RateLimiter rateLimiter, RateClock time, ObservationRegistry observations) {
        this.timer = timer();
        this.client = client(settings, new SingleExchange(timer, settings.deadline(), MOST_BYTES));
        this.observer = new ObservingClient(new ApacheHttp5Client(client), rateLimiter, time);
        this.api = api(settings, observer, time, observations);
    }

    /**
     * The endpoints.
     *
     * @return throws a {@link PropexoException} for an answer that is not as hoped, and anything else where none came
     */
    PropexoApi api() {
        return api;
    }

    /**
     * What the latest answer said about the API itself.
     *
     * @return empty before the first answer
     */
    Optional<Advertised> advertised() {
        return observer.latest();
    }

    /** Cuts what is in flight and lets go of every connection. */
    @Override
    public void close() {
        timer.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    private static PropexoApi api(
            ApiSettings settings, Client client, RateClock time, ObservationRegistry observations) {
        ResponseBody body = new ResponseBody(settings.token());
        return feign(observations)
                .client(client)
                .decoder(new PropexoDecoder(body))
                .errorDecoder(new PropexoErrorDecoder(body, time::wall))
                .retryer(Retryer.NEVER_RETRY)
                .logger(new Logger.NoOpLogger())
                .logLevel(Logger.Level.NONE)
                .options(new Request.Options(
                        settings.connectTimeout().toMillis(),
                        TimeUnit.MILLISECONDS,
                        settings.readTimeout().toMillis(),
                        TimeUnit.MILLISECONDS,
                        false))
                .requestInterceptor(request -> request.headerLiteral(
                        "Authorization", "Bearer " + settings.token().reveal()))
                .requestInterceptor(request -> request.headerLiteral("Accept-Encoding", "identity"))
                .target(PropexoApi.class, settings.base());
    }

    private static Feign.Builder feign(ObservationRegistry observations) {
        Feign.Builder feign = Feign.builder();
        return observations.isNoop()
                ? feign
                : feign.addCapability(
                        new MicrometerObservationCapability(observations, new ApiObservationConvention()));
    }

    private static CloseableHttpClient client(ApiSettings settings, SingleExchange exchange) {
        return HttpClientBuilder.create()
                .setConnectionManager(connections(settings))
                .setDefaultRequestConfig(requests(settings))
                .setUserAgent("Leadline")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .addExecInterceptorFirst("leadline-exchange", exchange)
                .addExecInterceptorBefore(
                        ChainElement.MAIN_TRANSPORT.name(), "leadline-hand-over", SingleExchange::handOver)
                .build();
    }

    private static RequestConfig requests(ApiSettings settings) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                .setResponseTimeout(Timeout.of(settings.readTimeout()))
                .setConnectionKeepAlive(IDLE_CONNECTION)
                .setAuthenticationEnabled(false)
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    /** A connection that was dropped while it was idle is found out before each use, so that no request is lost on it. */
    private static HttpClientConnectionManager connections(ApiSettings settings) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(new CleanConnections(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(MOST_HEADERS)
                                .setMaxLineLength(LONGEST_LINE)
                                .build())
                        .build()))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.readTimeout()))
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .setMaxConnTotal(settings.concurrency())
                .setMaxConnPerRoute(settings.concurrency())
                .build();
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "propexo-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
