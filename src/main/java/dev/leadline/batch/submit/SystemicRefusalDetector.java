package dev.leadline.batch.submit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Tells when the first answers of a run are all the same refusal: then the settings are wrong, not the rows. */
final class SystemicRefusalDetector {

    private static final int ENOUGH = 20;

    private final AtomicReference<String> reason = new AtomicReference<>();
    private final AtomicInteger alike = new AtomicInteger();
    private final AtomicBoolean mixed = new AtomicBoolean();

    void taken() {
        mixed.set(true);
    }

    /** Notes a refusal; whether it is the one that shows that every row would be refused alike. */
    boolean allAlike(String code, String message) {
        String text = code + "\n" + message;
        reason.compareAndSet(null, text);
        if (!text.equals(reason.get())) {
            mixed.set(true);
        }
        return !mixed.get() && alike.incrementAndGet() >= ENOUGH;
    }
}
