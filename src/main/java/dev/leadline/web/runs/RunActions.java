package dev.leadline.web.runs;

import dev.leadline.run.BackgroundTask;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.RunListener;
import dev.leadline.run.RunResult;
import dev.leadline.run.RunService;
import dev.leadline.run.UserError;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has something done to a run in the background, notes who wanted it, and says at once what can be said. */
final class RunActions {

    private static final Duration GLANCE = Duration.ofSeconds(2);

    private final RunService imports;
    private final BackgroundTasks background;

    RunActions(RunService imports, BackgroundTasks background) {
        this.imports = imports;
        this.background = background;
    }

    /** What comes after: a page of the run, with what is known by then. */
    String begin(
            long run,
            String who,
            String what,
            @Nullable String detail,
            String page,
            Function<RunListener, RunResult> action,
            RedirectAttributes redirect) {
        if (imports.ledger().run(run).isEmpty()) {
            throw new NotFoundException();
        }
        imports.actions().note(who, what, run, detail);
        BackgroundTask work = background.begin(run, action);
        boolean known = work.await(GLANCE);
        work.error()
                .map(UserError::sentence)
                .ifPresentOrElse(
                        sentence -> FlashMessage.refused(redirect, sentence),
                        () -> FlashMessage.done(
                                redirect,
                                known
                                        ? "Run %d is running again.".formatted(run)
                                        : "Run %d is about to resume.".formatted(run)));
        return "redirect:/runs/" + run + page;
    }
}
