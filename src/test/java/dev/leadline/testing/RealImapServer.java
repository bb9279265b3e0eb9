package dev.leadline.testing;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.leadline.faults.Certificate;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A real mailbox on this machine: GreenMail, behind a door that speaks TLS with a certificate of the test's choice. */
public final class RealImapServer implements AutoCloseable {

    public static final String PASSWORD = "imap-canary-password";
    public static final String PARTNER = "Partner <ann@partner.example.com>";

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser user;
    private @Nullable TlsDoor door;

    public RealImapServer() {
        mail.start();
        user = mail.setUser("leads@example.com", "leads", PASSWORD);
        opens(Certificate.RIGHT);
    }

    /** Shows a certificate from now on. */
    public void opens(Certificate certificate) {
        opens(certificate, true);
    }

    /** As servers do that cannot move mails. */
    public void opensWithoutMove() {
        opens(Certificate.RIGHT, false);
    }

    private void opens(Certificate certificate, boolean moves) {
        int port = door == null ? 0 : door.port();
        stop();
        door = new TlsDoor(port, mail.getImap().getPort(), certificate, moves);
    }

    /** The URL of the mailbox. */
    public String url() {
        return "imaps://leads@127.0.0.1:" + open().port() + "/INBOX";
    }

    private TlsDoor open() {
        if (door == null) {
            throw new IllegalStateException("not started");
        }
        return door;
    }

    /** A mail with one attachment comes in. */
    public void receives(String from, String name, String content) {
        receives("INBOX", from, Map.of(name, content));
    }

    /** A mail with attachments comes in. */
    public void receives(String folder, String from, Map<String, String> files) {
        StringBuilder text = new StringBuilder("""
                From: %s
                To: leads@example.com
                Subject: subject-canary
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=cut

                --cut
                Content-Type: text/plain

                The leads of today.
                """.formatted(from));
        new LinkedHashMap<>(files)
                .forEach((name, content) -> text.append("""
                --cut
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename="%s"
                Content-Transfer-Encoding: base64

                %s
                """.formatted(
                        name, Base64.getMimeEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)))));
        receivesText(folder, text.append("--cut--\n").toString());
    }

    /** A mail comes in, written in full. */
    public void receivesText(String folder, String text) {
        try {
            byte[] octets = text.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            Objects.requireNonNull(folder(folder))
                    .appendMessage(
                            new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets)),
                            new Flags(),
                            Date.from(Instant.now()));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new folder, in place of one that there may be. */
    public void hasNewFolder(String name) {
        try {
            for (String old : List.of(name + ".archive", name)) {
                if (folder(old) != null) {
                    manager().deleteMailbox(user, old);
                }
            }
            manager().createMailbox(user, name);
        } catch (FolderException | AuthorizationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many mails a folder has, 0 where there is none. */
    public int mailsIn(String name) {
        MailFolder folder = folder(name);
        return folder == null ? 0 : folder.getMessageCount();
    }

    /** The flags of a folder's mails. */
    public List<Flags> flagsIn(String name) {
        return Objects.requireNonNull(folder(name)).getMessages().stream()
                .map(StoredMessage::getFlags)
                .toList();
    }

    private @Nullable MailFolder folder(String name) {
        return manager().getFolder(user, name);
    }

    private ImapHostManager manager() {
        return mail.getManagers().getImapHostManager();
    }

    /** Lets nobody connect any more. */
    public void stop() {
        if (door != null) {
            door.close();
        }
    }

    @Override
    public void close() {
        stop();
        mail.stop();
    }
}
