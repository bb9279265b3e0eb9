package dev.leadline.delivery;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.settings.ImapInboxSettings;
import dev.leadline.shared.ExitCode;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** An open folder of a mailbox, over TLS with a certificate that is valid for the server's name. */
final class ImapConnection implements AutoCloseable {

    private static final int DEFAULT_PORT = 993;
    private static final String TIMEOUT_IN_MS = "20000";
    private static final String PIECE_IN_BYTES = "1000000";

    /** Says on a server that cannot move mails which ones were fetched. */
    private static final Flags FETCHED = new Flags("LeadlineFetched");

    private final ImapInboxSettings settings;
    private final IMAPStore store;
    private final IMAPFolder folder;

    private ImapConnection(ImapInboxSettings settings, IMAPStore store, IMAPFolder folder) {
        this.settings = settings;
        this.store = store;
        this.folder = folder;
    }

    /**
     * @param mode {@link Folder#READ_ONLY} or {@link Folder#READ_WRITE}
     */
    static ImapConnection open(ImapInboxSettings settings, int mode) throws MessagingException {
        IMAPStore store = (IMAPStore) Session.getInstance(properties(settings)).getStore("imaps");
        try {
            store.connect(settings.host(), settings.port(DEFAULT_PORT), settings.user(), settings.password());
            IMAPFolder folder = folder(store, settings);
            folder.open(mode);
            return new ImapConnection(settings, store, folder);
        } catch (MessagingException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Properties properties(ImapInboxSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("mail.imaps.ssl.checkserveridentity", "true");
        if (settings.certificates() != null) {
            properties.put("mail.imaps.ssl.socketFactory", trusting(settings.certificates()));
        }
        // reading a mail does not mark it as read
        properties.setProperty("mail.imaps.peek", "true");
        properties.setProperty("mail.imaps.fetchsize", PIECE_IN_BYTES);
        for (String wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.setProperty("mail.imaps." + wait, TIMEOUT_IN_MS);
        }
        return properties;
    }

    private static SSLSocketFactory trusting(Path certificates) {
        try {
            String pem = Files.readString(certificates);
            PemSslStoreBundle trusted = new PemSslStoreBundle(null, PemSslStoreDetails.forCertificates(pem));
            return SslBundle.of(trusted).createSslContext().getSocketFactory();
        } catch (IOException | RuntimeException e) {
            throw UserException.of(
                    ExitCode.STOPPED_EARLY, UserMessage.of("delivery.certificates-unreadable", certificates), e);
        }
    }

    private static IMAPFolder folder(IMAPStore store, ImapInboxSettings settings) throws MessagingException {
        Folder folder = store.getDefaultFolder();
        for (String name : settings.path()) {
            folder = folder.getFolder(name);
        }
        if (!folder.exists()) {
            throw new FolderNotFoundException(folder);
        }
        return (IMAPFolder) folder;
    }

    /** The mails that are not known to be done with, the oldest first, with what decides about them. */
    List<Message> mails() throws MessagingException {
        Message[] mails = folder.search(new FlagTerm(FETCHED, false));
        FetchProfile deciding = new FetchProfile();
        deciding.add(FetchProfile.Item.ENVELOPE);
        deciding.add(FetchProfile.Item.CONTENT_INFO);
        deciding.add(FetchProfile.Item.SIZE);
        deciding.add(FetchProfile.Item.FLAGS);
        deciding.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(mails, deciding);
        return List.of(mails);
    }

    /** What identifies a mail in this mailbox, also after others were deleted. */
    String idOf(Message mail) throws MessagingException {
        return String.join(
                "\0",
                settings.user(),
                settings.place(),
                String.valueOf(folder.getUIDValidity()),
                String.valueOf(folder.getUID(mail)));
    }

    /** Moves a mail to the archive folder. A server that cannot move gets a mark instead, since to copy a mail means to delete one. */
    void archive(Message mail) throws MessagingException {
        if (!store.hasCapability("MOVE")) {
            mail.setFlags(FETCHED, true);
            return;
        }
        Folder archive = folder.getFolder(settings.archive());
        if (!archive.exists()) {
            archive.create(Folder.HOLDS_MESSAGES);
            archive.setSubscribed(true);
        }
        folder.moveMessages(new Message[] {mail}, archive);
    }

    boolean isOpen() {
        return folder.isOpen();
    }

    /** No mail is deleted. */
    @Override
    public void close() throws MessagingException {
        try (store) {
            if (folder.isOpen()) {
                folder.close(false);
            }
        }
    }
}
