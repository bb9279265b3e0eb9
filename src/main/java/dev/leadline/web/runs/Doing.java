package dev.leadline.web.runs;

import dev.leadline.job.Background;
import dev.leadline.job.Imports;
import dev.leadline.job.Mishap;
import dev.leadline.job.Outcome;
import dev.leadline.job.Progress;
import dev.leadline.job.Work;
import dev.leadline.web.page.Notice;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has something done to a run in the background, notes who wanted it, and says at once what can be said. */
final class Doing {

    private static final Duration GLANCE = Duration.ofSeconds(2);

    private final Imports imports;
    private final Background background;

    Doing(Imports imports, Background background) {
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
            Function<Progress, Outcome> action,
            RedirectAttributes told) {
        imports.actions().note(who, what, run, detail);
        Work work = background.begin(run, action);
        boolean known = work.await(GLANCE);
        work.mishap()
                .map(Mishap::sentence)
                .ifPresentOrElse(
                        sentence -> Notice.refused(told, sentence),
                        () -> Notice.done(
                                told,
                                known
                                        ? "Run %d goes on.".formatted(run)
                                        : "Run %d goes on in a moment.".formatted(run)));
        return "redirect:/runs/" + run + page;
    }
}
