package dev.leadline.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at pages once, so that whoever comes in the morning does not wait for code that has never run. */
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
            // nobody needs this page, and whoever needs the next one is told what is wrong with it
            LOG.debug("The first visit failed", e);
        }
    }
}
