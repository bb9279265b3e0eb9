package dev.leadline.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests pages once, so that the first visitor does not wait for code that is not loaded yet. */
final class PageWarmup {

    private static final Logger LOG = LoggerFactory.getLogger(PageWarmup.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private PageWarmup() {}

    static void to(URI page) {
        try {
            HttpURLConnection visit = (HttpURLConnection) page.toURL().openConnection();
            visit.setConnectTimeout((int) LONGEST.toMillis());
            visit.setReadTimeout((int) LONGEST.toMillis());
            try (InputStream shown = visit.getInputStream()) {
                shown.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            // the page is not needed, and the next request shows the error
            LOG.debug("The warm-up request failed", e);
        }
    }
}
