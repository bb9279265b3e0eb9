package dev.leadline.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.leadline.ledger.RowStatus;
import dev.leadline.notification.Delivery.DeliveryState;
import dev.leadline.settings.NotifyRule;
import dev.leadline.settings.NotifySettings;
import dev.leadline.settings.NotifySettings.Channel;
import dev.leadline.settings.NotifySettings.Mail;
import dev.leadline.settings.NotifySettings.Shape;
import dev.leadline.settings.NotifySettings.Tls;
import dev.leadline.testing.ManualTasks;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a real mail server receives. */
@ExtendWith(OutputCaptureExtension.class)
class MailTests {

    private static final String FROM = "Leadline <leadline@example.com>";
    private static final List<String> TEAM = List.of("ann@example.com", "bob@example.com");

    private final ManualTasks later = new ManualTasks(NotificationSamples.NIGHT);
    private @Nullable GreenMail server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void writesOneMessageToAllOfAChannel() throws MessagingException, IOException {
        GreenMail mail = listens("smtp");

        NotificationService notifications =
                tell(NotificationSamples.threeRejected().late(Duration.ofMinutes(70)), settings(mail, null, Tls.NONE));

        assertThat(notifications.recent()).extracting(Delivery::state).containsExactly(DeliveryState.DELIVERED);
        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Leadline: nightly, 3 rows rejected, late");
        assertThat(message.getFrom()).containsExactly(new InternetAddress(FROM));
        assertThat(message.getRecipients(RecipientType.TO))
                .containsExactly(InternetAddress.parse(String.join(",", TEAM)));
        assertThat(message.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getSentDate()).isEqualTo(Date.from(NotificationSamples.NIGHT));
        assertThat(message.getMessageID()).matches("<.+@example\\.com>");
        assertThat(text(message).strip() + "\n").isEqualTo("""
                Schedule  nightly
                Time      2027-03-02 02:31 (America/New_York)

                Run 12 finished, but some rows need your attention: 25 rows read, 22 created, 3 rejected.
                  22  created
                   3  rejected  invalid or left out, and not sent; you can fix it

                Reasons
                  2  BAD_EMAIL (email_1)  Enter one address, such as ann@example.com.
                  1  NO_CONTACT           Enter an e-mail address or a phone number.

                What to do next
                  Correct the rows in the rejects file of the run, then import that file.
                  https://leads.example.com/runs/12

                The schedule started 1 h 10 min late.

                What to do next
                  Check whether the machine was off or an earlier run took too long.

                Leadline notifications contain only numbers and codes, and no lead data.
                """);
    }

    @Test
    void namesTheCommandWhereThereIsNoConsole() throws MessagingException, IOException {
        GreenMail mail = listens("smtp");

        tell(NotificationSamples.failed(), settings(mail, null, Tls.NONE), null);

        assertThat(text(mail.getReceivedMessages()[0]))
                .contains("  Fix the problem, then resume the run. Rows that were already sent are not sent again:"
                        + " leadline resume 12\n\nLeadline")
                .doesNotContain("http");
    }

    @Test
    void holdsNoFileName() throws MessagingException, IOException {
        GreenMail mail = listens("smtp");

        tell(
                NotificationSamples.nightly().ran(NotificationSamples.run(12, 4, Map.of(RowStatus.PARTIAL, 1L)), null),
                settings(mail, null, Tls.NONE));

        assertThat(text(mail.getReceivedMessages()[0]))
                .contains("Check the partially created prospects in your CRM.")
                .doesNotContain("canary");
    }

    @Test
    void logsInWhereTheServerWantsIt() {
        GreenMail mail = listens("smtp");
        mail.setUser("leadline@example.com", "leadline", "password-canary");
        mail.getUserManager().setAuthRequired(true);

        NotificationService notifications =
                tell(NotificationSamples.fine(), settings(mail, "password-canary", Tls.NONE));

        assertThat(notifications.recent()).extracting(Delivery::state).containsExactly(DeliveryState.DELIVERED);
    }

    @Test
    void doesNotTryAWrongPasswordAgain(CapturedOutput output) {
        GreenMail mail = listens("smtp");
        mail.setUser("leadline@example.com", "leadline", "another");
        mail.getUserManager().setAuthRequired(true);

        NotificationService notifications =
                tell(NotificationSamples.fine(), settings(mail, "password-canary", Tls.NONE));

        assertThat(notifications.recent())
                .extracting(Delivery::state, Delivery::attempts, Delivery::reason)
                .containsExactly(tuple(DeliveryState.FAILED, 1, "the mail server rejected the login"));
        assertThat(output.getAll()).doesNotContain("canary");
    }

    @Test
    void sendsNothingInTheClearWhereTheSettingsSayStarttls() {
        GreenMail mail = listens("smtp");

        NotificationService notifications = tell(NotificationSamples.fine(), settings(mail, null, Tls.STARTTLS));

        assertThat(mail.getReceivedMessages()).isEmpty();
        assertThat(notifications.recent())
                .extracting(Delivery::state, Delivery::attempts, Delivery::reason)
                .containsExactly(tuple(
                        DeliveryState.FAILED, 5, "the mail server cannot be reached or did not accept the message"));
    }

    @Test
    void changesToTlsBeforeItSaysAnything() throws IOException, NotDeliveredException {
        try (StarttlsServer mail = new StarttlsServer()) {
            deliver(mailbox(trusting(settings(mail.port(), null, Tls.STARTTLS))));

            assertThat(mail.inTheClear()).hasSize(2).last().isEqualTo("STARTTLS");
            assertThat(mail.underTls())
                    .contains(
                            "RCPT TO:<ann@example.com>", "RCPT TO:<bob@example.com>", "Auto-Submitted: auto-generated")
                    .contains("Subject: Leadline: nightly, 22 rows created");
        }
    }

    @Test
    void tellsTheOthersWhenOneAddressIsUnknownAndDoesNotTellThemTwice() throws IOException {
        try (StarttlsServer mail = new StarttlsServer("bob@example.com")) {
            Mailbox mailbox = mailbox(trusting(settings(mail.port(), null, Tls.STARTTLS)));

            assertThatThrownBy(() -> deliver(mailbox))
                    .isInstanceOfSatisfying(
                            NotDeliveredException.class,
                            failure -> assertThat(failure.mayPass()).isFalse())
                    .hasMessage("the mail server rejected some of the addresses")
                    .hasNoCause();
            assertThat(mail.underTls()).contains("Subject: Leadline: nightly, 22 rows created");
        }
    }

    @Test
    void sendsNothingToAServerWhoseCertificateNobodyKnows() throws IOException {
        try (StarttlsServer mail = new StarttlsServer()) {
            Mailbox mailbox = mailbox(Mailbox.sender(mail(settings(mail.port(), null, Tls.STARTTLS))));

            assertThatThrownBy(() -> deliver(mailbox)).isInstanceOf(NotDeliveredException.class);
            assertThat(mail.underTls()).isEmpty();
        }
    }

    @Test
    void speaksTlsFromTheFirstByteWhereTheSettingsSaySo() throws NotDeliveredException {
        GreenMail mail = listens("smtps");

        deliver(mailbox(trusting(settings(mail, null, Tls.IMPLICIT))));

        assertThat(mail.getReceivedMessages()).hasSize(2);
    }

    private static void deliver(ChannelSender mailbox) throws NotDeliveredException {
        mailbox.deliver(mailbox.write(NotificationSamples.fine()));
    }

    /** As by the settings, but for the certificate of a test. */
    private static JavaMailSenderImpl trusting(NotifySettings settings) {
        JavaMailSenderImpl sender = Mailbox.sender(mail(settings));
        sender.getJavaMailProperties().setProperty("mail.smtp.ssl.trust", "127.0.0.1");
        sender.getJavaMailProperties().setProperty("mail.smtp.ssl.checkserveridentity", "false");
        return sender;
    }

    private static Mailbox mailbox(JavaMailSenderImpl sender) {
        return new Mailbox(sender, FROM, TEAM, new ConsoleLinks(null), NotificationSamples.CLOCK);
    }

    private static Mail mail(NotifySettings settings) {
        return Objects.requireNonNull(settings.mail());
    }

    @Test
    void arrivesOnceTheServerIsBack() throws MessagingException, IOException {
        int port = freePort();
        NotificationService notifications =
                NotificationService.of(settings(port, null, Tls.NONE), null, later, NotificationSamples.CLOCK);
        notifications.tell(NotificationSamples.fine(), Map.of("team", NotifyRule.ALWAYS));

        later.passesOnce();
        assertThat(notifications.recent())
                .extracting(Delivery::state, Delivery::reason)
                .containsExactly(tuple(
                        DeliveryState.WAITING, "the mail server cannot be reached or did not accept the message"));
        GreenMail mail = listens(port, "smtp");
        later.passes();

        assertThat(notifications.recent())
                .extracting(Delivery::state, Delivery::attempts)
                .containsExactly(tuple(DeliveryState.DELIVERED, 2));
        assertThat(mail.getReceivedMessages()).hasSize(2);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private GreenMail listens(String protocol) {
        return listens(0, protocol);
    }

    private GreenMail listens(int port, String protocol) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
        server.start();
        return server;
    }

    private static NotifySettings settings(GreenMail mail, @Nullable String password, Tls tls) {
        int port = (tls == Tls.IMPLICIT ? mail.getSmtps() : mail.getSmtp()).getPort();
        return settings(port, password, tls);
    }

    private static NotifySettings settings(int port, @Nullable String password, Tls tls) {
        String username = password == null ? null : "leadline";
        return new NotifySettings(
                new Mail("127.0.0.1", port, username, password, FROM, tls),
                List.of(new Channel("team", TEAM, null, Shape.JSON, null)),
                Duration.ofDays(3));
    }

    private NotificationService tell(Notification notification, NotifySettings settings) {
        return tell(notification, settings, NotificationSamples.CONSOLE);
    }

    private NotificationService tell(Notification notification, NotifySettings settings, @Nullable URI console) {
        NotificationService notifications = NotificationService.of(settings, console, later, NotificationSamples.CLOCK);
        notifications.tell(notification, Map.of("team", NotifyRule.ALWAYS));
        later.passes();
        return notifications;
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        return message.getContent().toString().replace("\r\n", "\n");
    }
}
