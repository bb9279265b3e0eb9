package dev.leadline.notification;

import dev.leadline.settings.NotifySettings.Mail;
import dev.leadline.settings.NotifySettings.Tls;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends e-mail to the addresses of one channel: one message for all of them. */
final class Mailbox implements ChannelSender {

    private static final String PATIENCE_IN_MS = "10000";

    private final JavaMailSenderImpl sender;
    private final String from;
    private final List<String> to;
    private final ConsoleLinks links;
    private final Clock clock;

    Mailbox(JavaMailSenderImpl sender, String from, List<String> to, ConsoleLinks links, Clock clock) {
        this.sender = sender;
        this.from = from;
        this.to = List.copyOf(to);
        this.links = links;
        this.clock = clock;
    }

    /** Speaks to a mail server as the settings say; where they say TLS, nothing goes without it. */
    static JavaMailSenderImpl sender(Mail mail) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(mail.host());
        sender.setPort(mail.port());
        sender.setUsername(mail.username());
        sender.setPassword(mail.password());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        sender.setJavaMailProperties(properties(mail));
        return sender;
    }

    private static Properties properties(Mail mail) {
        Properties properties = new Properties();
        // the part of the Message-ID behind its @, which would be this machine's name
        properties.setProperty("mail.from", mail.from());
        properties.setProperty("mail.smtp.auth", String.valueOf(mail.username() != null));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(mail.tls() == Tls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(mail.tls() == Tls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(mail.tls() == Tls.IMPLICIT));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // an address that the server does not know keeps the others from nothing
        properties.setProperty("mail.smtp.sendpartial", "true");
        for (String wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.setProperty("mail.smtp." + wait, PATIENCE_IN_MS);
        }
        return properties;
    }

    @Override
    public Delivery.DeliveryMethod way() {
        return Delivery.DeliveryMethod.EMAIL;
    }

    @Override
    public Message write(Notification notification) {
        try {
            MimeMessage message = sender.createMimeMessage();
            MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(to.toArray(String[]::new));
            helper.setSubject(notification.title());
            helper.setText(MailText.of(notification, links));
            helper.setSentDate(Date.from(clock.instant()));
            // keeps answering machines from answering
            message.setHeader("Auto-Submitted", "auto-generated");
            // gives it the Message-ID that all attempts have in common
            message.saveChanges();
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            message.writeTo(content);
            return new Message(content.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("the settings hold addresses that can be written to", e);
        }
    }

    @Override
    public void deliver(Message message) throws NotDeliveredException {
        byte[] content = message.content().getBytes(StandardCharsets.UTF_8);
        try {
            sender.send(sender.createMimeMessage(new ByteArrayInputStream(content)));
        } catch (MailAuthenticationException e) {
            // tried again, it might lock the account
            throw NotDeliveredException.forGood("the mail server rejected the login");
        } catch (MailSendException e) {
            throw arrivedForSome(e)
                    ? NotDeliveredException.forGood("the mail server rejected some of the addresses")
                    : NotDeliveredException.forNow("the mail server cannot be reached or did not accept the message");
        } catch (MailException e) {
            throw NotDeliveredException.forGood("the e-mail cannot be created");
        }
    }

    private static boolean arrivedForSome(MailSendException refusal) {
        return Arrays.stream(refusal.getMessageExceptions())
                .filter(SendFailedException.class::isInstance)
                .map(SendFailedException.class::cast)
                .map(SendFailedException::getValidSentAddresses)
                .anyMatch(sent -> sent != null && sent.length > 0);
    }
}
