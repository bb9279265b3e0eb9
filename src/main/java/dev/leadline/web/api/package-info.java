/**
 * The API for other programs. {@link ApiPages} registers its controllers and its security; errors are problem details
 * (RFC 9457), and runs are what {@code summary.json} has. {@code openapi.yaml} describes it.
 */
@NullMarked
package dev.leadline.web.api;

import org.jspecify.annotations.NullMarked;
