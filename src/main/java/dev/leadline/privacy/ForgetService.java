package dev.leadline.privacy;

import dev.leadline.audit.AuditLog;
import dev.leadline.lead.conversion.ContactMatcher;
import java.util.ArrayList;
import java.util.List;

/**
 * Forgets one person. What is left undone, such as a row whose request is on its way, is named, and done when the same person is
 * forgotten again.
 */
public final class ForgetService {

    private final PersonRows rows;
    private final PersonFiles files;
    private final AuditLog audit;

    ForgetService(PersonRows rows, PersonFiles files, AuditLog audit) {
        this.rows = rows;
        this.files = files;
        this.audit = audit;
    }

    /**
     * Deletes a person's data everywhere, files of schedules included.
     *
     * @param person by e-mail address or phone number
     * @param who wants it
     */
    public ForgetResult forget(ContactMatcher person, String who) {
        PersonRows.Deleted deleted = rows.delete(person);
        PersonFiles.Rewritten rewritten = files.rewrite(person, deleted.changed());
        List<String> left = new ArrayList<>(deleted.left());
        left.addAll(rewritten.left());
        ForgetResult result = new ForgetResult(
                deleted.rows(),
                deleted.takenOut(),
                deleted.mentions(),
                rewritten.reports(),
                rewritten.copies(),
                rewritten.uploads(),
                rewritten.archived(),
                left);
        audit.note(
                who,
                "forget",
                null,
                "%s; %d rows".formatted(person.isPhone() ? "by phone number" : "by e-mail address", deleted.rows()));
        return result;
    }
}
