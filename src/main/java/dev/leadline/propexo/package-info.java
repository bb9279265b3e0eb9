/**
 * The client of Propexo's API. {@link Propexo} makes one request for each call and returns what became of it
 * ({@link CreateResult}, {@link StatusResult}, {@link GetResult}); it never retries. {@link RateLimiter} grants the permit
 * that every request needs. {@link Webhooks} verifies Propexo's webhooks.
 *
 * <p>Below it is Feign: {@link PropexoApi} has the endpoints, {@link PropexoDecoder} reads what comes with a 2xx,
 * {@link PropexoErrorDecoder} classifies every other answer, and {@link NetworkFaults} what is thrown where none came.
 * {@link ObservingClient} passes the rate limit headers on.
 *
 * <p>Nothing here logs. HttpClient does: the loggers {@code org.apache.hc.client5.http.wire} and {@code .headers} write
 * whole requests, with the token and personal data, and {@code .impl} writes addresses with identifiers. Every
 * configuration keeps these three loggers off.
 */
@ApplicationModule(allowedDependencies = {"shared", "message"})
@NullMarked
package dev.leadline.propexo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
