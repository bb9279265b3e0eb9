package dev.leadline.web.page;

import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the next page says first.
 *
 * @param good whether it went as it was meant to
 * @param sentence for people
 * @param undo the address whose POST undoes what was done, or null
 */
public record FlashMessage(
        boolean good, String sentence, @Nullable String undo) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String NAME = "notice";

    /**
     * Says after a redirect that something was done.
     *
     * @param next the page that follows
     * @param sentence what was done
     */
    public static void done(RedirectAttributes next, String sentence) {
        next.addFlashAttribute(NAME, new FlashMessage(true, sentence, null));
    }

    /**
     * Says after a redirect that something was done, and offers to undo it.
     *
     * @param next the page that follows
     * @param sentence what was done
     * @param undo the address whose POST undoes it
     */
    public static void undoable(RedirectAttributes next, String sentence, String undo) {
        next.addFlashAttribute(NAME, new FlashMessage(true, sentence, undo));
    }

    /**
     * Says after a redirect that something could not be done.
     *
     * @param next the page that follows
     * @param sentence why, and what to do
     */
    public static void refused(RedirectAttributes next, String sentence) {
        next.addFlashAttribute(NAME, new FlashMessage(false, sentence, null));
    }
}
