/**
 * The web server below the console's pages: whose forwarded headers it believes, how many connections it keeps open, and how long
 * it waits for a request. {@link dev.leadline.web.server.ServerConfiguration} puts it together.
 */
@NullMarked
package dev.leadline.web.server;

import org.jspecify.annotations.NullMarked;
