package dev.leadline.web.runs;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.LedgerView;
import dev.leadline.run.BackgroundTask;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.RunListener;
import dev.leadline.run.RunResult;
import dev.leadline.run.UserError;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has something done to a run in the background, notes who wanted it, and says at once what can be said. */
final class RunActions {

    private static final Duration GLANCE = Duration.ofSeconds(2);

    private final LedgerView ledger;
    private final AuditLog audit;
    private final BackgroundTasks background;

    RunActions(LedgerView ledger, AuditLog audit, BackgroundTasks background) {
        this.ledger = ledger;
        this.audit = audit;
        this.background = background;
    }

    /** What is done to a run: the page that follows, and what it says. */
    enum RunAction {
        RESUME("", "Run %d is running again.", "Run %d was resumed and has ended."),
        RETRY("", "Run %d is sending these rows again.", "Run %d has sent these rows again."),
        RECONCILE("/doubt", "Leadline is checking Propexo's records.", "Leadline has checked Propexo's records.");

        private final String page;
        private final String begun;
        private final String over;

        RunAction(String page, String begun, String over) {
            this.page = page;
            this.begun = begun;
            this.over = over;
        }

        private String sentence(long run, boolean isOver) {
            return (isOver ? over : begun).formatted(run);
        }
    }

    /** What comes after: a page of the run, with what is known by then. */
    String begin(
            long run,
            String who,
            RunAction what,
            @Nullable String detail,
            Function<RunListener, RunResult> action,
            RedirectAttributes redirect) {
        if (ledger.run(run).isEmpty()) {
            throw new NotFoundException();
        }
        audit.note(who, what.name().toLowerCase(Locale.ROOT), run, detail);
        BackgroundTask work = background.begin(run, action);
        work.await(GLANCE);
        work.error()
                .map(UserError::sentence)
                .ifPresentOrElse(
                        sentence -> FlashMessage.refused(redirect, sentence),
                        () -> FlashMessage.done(redirect, what.sentence(run, work.isOver())));
        return "redirect:/runs/" + run + what.page;
    }
}
