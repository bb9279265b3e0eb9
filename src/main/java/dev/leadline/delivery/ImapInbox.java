package dev.leadline.delivery;

import dev.leadline.settings.ImapInboxSettings;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;

/** A folder of a mailbox. */
final class ImapInbox implements RemoteInbox {

    private final ImapInboxSettings settings;

    ImapInbox(ImapInboxSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check() {
        try {
            ImapConnection.open(settings, Folder.READ_ONLY).close();
        } catch (MessagingException e) {
            throw ImapFailure.of(settings, e);
        }
    }

    @Override
    public List<String> fetch(RemoteDelivery delivery) throws InterruptedException {
        try (ImapConnection connection = ImapConnection.open(settings, Folder.READ_WRITE)) {
            return new MailDelivery(settings, connection, delivery).fetch();
        } catch (MessagingException | IOException e) {
            throw ImapFailure.of(settings, e);
        }
    }
}
