/**
 * The client of Propexo's API. {@link Propexo} makes one request for each call, classifies the answer
 * ({@link CreateResult}, {@link StatusResult}, {@link GetResult}) and never retries. {@link RateLimiter} grants the
 * permit that every request needs. {@link Webhooks} verifies Propexo's webhooks.
 *
 * <p>Nothing here logs. HttpClient does: the loggers {@code org.apache.hc.client5.http.wire} and {@code .headers} write
 * whole requests, with the token and personal data, and {@code .impl} writes addresses with identifiers. Every
 * configuration keeps these three loggers off.
 */
@NullMarked
package dev.leadline.propexo;

import org.jspecify.annotations.NullMarked;
