/**
 * Talks to Propexo's API: requests, classes of failure, and the pace.
 *
 * <p>Nothing here logs. HttpClient does: the loggers {@code org.apache.hc.client5.http.wire} and {@code .headers} write
 * whole requests, the token and people's data included, and {@code .impl} writes addresses with identifiers. Every
 * configuration keeps these three off.
 */
@NullMarked
package dev.leadline.propexo;

import org.jspecify.annotations.NullMarked;
