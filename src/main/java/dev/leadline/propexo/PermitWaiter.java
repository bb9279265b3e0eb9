package dev.leadline.propexo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Waits for permits of requests that belong to no step of a run: shows a long wait, and gives up on one that is too long. */
public final class PermitWaiter {

    private static final Duration SHORT = Duration.ofSeconds(3);

    private final Propexo propexo;
    private final Duration patience;
    private final PauseListener listener;
    private @Nullable ApiPause shown;
    private @Nullable ApiPause tooLong;

    /** Receives each pause during which no request is made. */
    @FunctionalInterface
    public interface PauseListener {

        /**
         * A pause has begun that is worth a message.
         *
         * @param until its end, by the time of day
         * @param reason why, one sentence
         */
        void waiting(Instant until, String reason);
    }

    /**
     * @param patience the longest pause that is waited for when the API asks for one
     * @param listener receives each pause of more than a few seconds
     */
    public PermitWaiter(Propexo propexo, Duration patience, PauseListener listener) {
        this.propexo = propexo;
        this.patience = patience;
        this.listener = listener;
    }

    /**
     * Waits for the permit of one request.
     *
     * @param unwanted asked now and then while waiting
     * @return the pause for which nobody should wait, or empty when the request may be made or is unwanted
     */
    public Optional<ApiPause> await(RateLimiter.Priority priority, BooleanSupplier unwanted)
            throws InterruptedException {
        tooLong = null;
        boolean permitted = propexo.rateLimiter()
                .acquire(priority, () -> unwanted.getAsBoolean() || waitsTooLong())
                .isPresent();
        return permitted ? Optional.empty() : Optional.ofNullable(tooLong);
    }

    private boolean waitsTooLong() {
        ApiPause pause = propexo.rateLimiter().pause().orElse(null);
        if (pause == null) {
            return false;
        }
        if (pause.outlasts(patience)) {
            tooLong = pause;
            return true;
        }
        show(pause);
        return false;
    }

    private void show(ApiPause pause) {
        boolean known = shown != null
                && Duration.between(shown.until(), pause.until()).abs().compareTo(SHORT) <= 0;
        if (!known && pause.length().compareTo(SHORT) > 0) {
            shown = pause;
            listener.waiting(pause.until(), pause.reason());
        }
    }
}
