/**
 * The web server below the console's pages. {@link ServerConfiguration} sets up which proxies are trusted
 * ({@link TrustedProxies}), how many connections stay open, and how long the server waits for a request.
 */
@NullMarked
package dev.leadline.web.server;

import org.jspecify.annotations.NullMarked;
