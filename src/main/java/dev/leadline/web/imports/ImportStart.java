package dev.leadline.web.imports;

import dev.leadline.audit.AuditLog;
import dev.leadline.run.BackgroundTask;
import dev.leadline.run.UserError;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.upload.Upload;
import java.time.Duration;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a person is led who has started an import: to its run as soon as it has one, or back with the reason. */
final class ImportStart {

    private static final Duration GLANCE = Duration.ofSeconds(8);

    private ImportStart() {}

    /**
     * Waits a moment for the run.
     *
     * @param back where to go if the import did not start
     * @return the view
     */
    static String follow(
            BackgroundTask work, Upload upload, String who, AuditLog audit, String back, RedirectAttributes redirect) {
        work.await(GLANCE);
        if (work.error().isPresent()) {
            FlashMessage.refused(
                    redirect,
                    work.error()
                            .map(UserError::sentence)
                            .map(upload::withoutPath)
                            .orElse(""));
            return "redirect:" + back;
        }
        if (work.run().isEmpty()) {
            audit.note(who, "import", null, null);
            FlashMessage.done(redirect, "The import is starting. Its run will appear at the top of the list.");
            return "redirect:/runs";
        }
        audit.note(who, "import", work.run().getAsLong(), null);
        work.outcome()
                .flatMap(outcome -> outcome.notes().stream().findFirst())
                .ifPresent(note -> FlashMessage.done(redirect, note));
        return "redirect:/runs/" + work.run().getAsLong();
    }
}
