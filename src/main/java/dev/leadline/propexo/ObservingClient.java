package dev.leadline.propexo;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes what every answer says of the rate limit to the rate limiter, whatever its status. */
final class ObservingClient implements Client {

    private final Client client;
    private final RateLimiter rateLimiter;
    private final RateClock time;
    private volatile @Nullable Heard latest;

    /**
     * @param client what makes the requests
     * @param rateLimiter what learns from the answers
     * @param time where time comes from
     */
    ObservingClient(Client client, RateLimiter rateLimiter, RateClock time) {
        this.client = client;
        this.rateLimiter = rateLimiter;
        this.time = time;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        long sentAt = time.nanos();
        Response response = client.execute(request, options);
        ResponseHeaders headers = ResponseHeaders.of(response);
        latest = new Heard(headers, time.wall());
        rateLimiter.observe(sentAt, Advertised.limit(headers), Advertised.remaining(headers));
        return response;
    }

    /**
     * What the latest answer said about the API itself.
     *
     * @return empty before the first answer
     */
    Optional<Advertised> latest() {
        return Optional.ofNullable(latest).map(heard -> Advertised.in(heard.headers(), heard.at()));
    }

    /** An answer's headers, of which few people want to know the rest. */
    private record Heard(ResponseHeaders headers, Instant at) {}
}
