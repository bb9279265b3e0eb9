package dev.leadline.web.server;

import jakarta.servlet.ServletRequest;

/** The time that a file may take, which is longer than that of other requests. */
public final class UploadTime {

    static final String ATTRIBUTE = UploadTime.class.getName();

    private final Runnable grant;

    UploadTime(Runnable grant) {
        this.grant = grant;
    }

    /** Gives a request the time that a file may take; for requests of people who may upload. */
    public static void grant(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof UploadTime time) {
            time.grant.run();
        }
    }
}
