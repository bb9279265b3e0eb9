package dev.leadline.delivery;

import dev.leadline.message.UserMessage;
import dev.leadline.settings.ImapInboxSettings;
import dev.leadline.shared.Hashes;
import jakarta.mail.Address;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.util.DecodingException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StreamUtils;

/** Fetches the attachments of the mails in an open folder. Nothing that it tells is about a sender. */
final class MailDelivery {

    private final ImapInboxSettings settings;
    private final ImapConnection mailbox;
    private final RemoteDelivery delivery;
    private final List<String> notes = new ArrayList<>();
    private int otherSenders;

    MailDelivery(ImapInboxSettings settings, ImapConnection mailbox, RemoteDelivery delivery) {
        this.settings = settings;
        this.mailbox = mailbox;
        this.delivery = delivery;
    }

    List<String> fetch() throws IOException, MessagingException, InterruptedException {
        for (Message mail : mailbox.mails()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            takeIfReadable(mail);
        }
        if (otherSenders > 0) {
            notes.add((otherSenders == 1
                            ? UserMessage.of("delivery.mail-ignored")
                            : UserMessage.of("delivery.mails-ignored", otherSenders))
                    .text());
        }
        return notes;
    }

    /** One mail that nobody can read keeps no other from its import; a lost connection ends all. */
    private void takeIfReadable(Message mail) throws IOException, MessagingException {
        try {
            if (!mail.isSet(Flags.Flag.DELETED)) {
                take(mail);
            }
        } catch (MessagingException e) {
            unreadable(mail, e);
        } catch (DecodingException e) {
            unreadable(mail, e);
        }
    }

    private <E extends Exception> void unreadable(Message mail, E reason) throws E {
        if (!mailbox.isOpen()) {
            throw reason;
        }
        if (!mail.isExpunged()) {
            notes.add(
                    UserMessage.of("delivery.mail-unreadable", settings.place()).withAdvice());
        }
    }

    private void take(Message mail) throws IOException, MessagingException {
        List<MailAttachment> files = MailAttachment.of(mail, delivery.meant());
        if (files.isEmpty()) {
            return;
        }
        if (!isAllowed(mail.getFrom())) {
            otherSenders++;
            return;
        }
        if (mail.getSize() > settings.maxBytes()) {
            notes.add(tooLarge(files));
            return;
        }
        for (MailAttachment file : files) {
            if (!fetch(mail, file)) {
                notes.add(tooLarge(files));
                return;
            }
        }
        archive(mail, files);
    }

    /** Only a mail with exactly one author, so that no second one hides behind the first. */
    private boolean isAllowed(Address @Nullable [] from) {
        if (from == null || from.length != 1 || !(from[0] instanceof InternetAddress author)) {
            return false;
        }
        String address = String.valueOf(author.getAddress()).toLowerCase(Locale.ROOT);
        return settings.from().stream()
                .anyMatch(sender -> sender.startsWith("@")
                        ? address.substring(Math.max(address.lastIndexOf('@'), 0))
                                .equals(sender)
                        : address.equals(sender));
    }

    /** @return false where the attachment is larger than its mail may be */
    private boolean fetch(Message mail, MailAttachment file) throws IOException, MessagingException {
        String id = Hashes.sha256(mailbox.idOf(mail) + '\0' + file.number());
        if (delivery.fetched().contains(id)) {
            return true;
        }
        try (InputStream content = file.part().getInputStream()) {
            boolean complete = new InboxDownload(delivery.inbox(), file.name())
                    .write(
                            // one byte more than is allowed
                            out -> StreamUtils.copyRange(content, out, 0, settings.maxBytes()),
                            bytes -> bytes <= settings.maxBytes(),
                            time(mail));
            if (complete) {
                delivery.fetched().add(id);
            }
            return complete;
        }
    }

    private static FileTime time(Message mail) throws MessagingException {
        Date received = mail.getReceivedDate();
        return FileTime.from(received == null ? Instant.now() : received.toInstant());
    }

    private String tooLarge(List<MailAttachment> files) {
        return UserMessage.of("delivery.mail-too-large", names(files), settings.maxBytes())
                .withAdvice();
    }

    /** The files are in the inbox, so what goes wrong here stops nothing. */
    private void archive(Message mail, List<MailAttachment> files) {
        try {
            mailbox.archive(mail);
        } catch (MessagingException e) {
            notes.add(UserMessage.of("delivery.mail-not-moved", names(files), settings.archive())
                    .withAdvice());
        }
    }

    private static String names(List<MailAttachment> files) {
        return files.stream().map(MailAttachment::name).distinct().collect(Collectors.joining(", "));
    }
}
