package dev.leadline.delivery;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A file in a mail.
 *
 * @param name as it can be on this disk
 * @param number where it is in the mail, such as {@code 1.2}
 */
record MailAttachment(String name, String number, Part part) {

    private static final int DEEPEST = 10;

    /** Those of a mail whose names are meant. */
    static List<MailAttachment> of(Part mail, Predicate<String> meant) throws IOException, MessagingException {
        List<MailAttachment> found = new ArrayList<>();
        collect(mail, "1", DEEPEST, found);
        return found.stream()
                .filter(one -> FileNames.isPlain(one.name()) && meant.test(one.name()))
                .toList();
    }

    private static void collect(Part part, String number, int deeper, List<MailAttachment> found)
            throws IOException, MessagingException {
        if (part.isMimeType("multipart/*")) {
            if (deeper > 0 && part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart inner = parts.getBodyPart(i);
                    collect(inner, number + "." + (i + 1), deeper - 1, found);
                }
            }
            return;
        }
        String name = part.getFileName();
        if (name != null) {
            found.add(new MailAttachment(FileNames.safe(decoded(name)), number, part));
        }
    }

    /** Many programs encode names as if they were part of a subject. */
    private static String decoded(String name) {
        try {
            return Objects.requireNonNullElse(MimeUtility.decodeText(name), name);
        } catch (UnsupportedEncodingException e) {
            return name;
        }
    }
}
