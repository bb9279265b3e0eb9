package dev.leadline.run;

import dev.leadline.propexo.ApiPause;
import dev.leadline.propexo.Propexo;
import dev.leadline.propexo.RateLimiter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Waits for permits of requests that belong to no step of a run: shows a long wait, and gives up on one that is too long. */
final class PermitWaiter {

    private static final Duration SHORT = Duration.ofSeconds(3);

    private final Propexo propexo;
    private final Duration patience;
    private final RunListener progress;
    private @Nullable ApiPause shown;
    private @Nullable ApiPause tooLong;

    /**
     * @param patience the longest pause that is waited for when the API asks for one
     */
    PermitWaiter(Propexo propexo, Duration patience, RunListener progress) {
        this.propexo = propexo;
        this.patience = patience;
        this.progress = progress;
    }

    /**
     * Waits for the permit of one request.
     *
     * @param unwanted asked now and then while waiting
     * @return the pause for which nobody should wait, or empty when the request may be made or is unwanted
     */
    Optional<ApiPause> await(RateLimiter.Priority priority, BooleanSupplier unwanted) throws InterruptedException {
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
            progress.waiting(pause.until(), pause.reason());
        }
    }
}
