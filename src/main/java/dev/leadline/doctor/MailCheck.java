package dev.leadline.doctor;

import dev.leadline.message.UserMessage;
import dev.leadline.settings.NotifySettings;
import java.time.Duration;
import java.util.List;

/** Whether the mail server takes connections; nothing is sent, and webhooks are left alone. */
final class MailCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final NotifySettings notices;

    MailCheck(NotifySettings notices) {
        this.notices = notices;
    }

    List<DiagnosticResult> look() {
        NotifySettings.Mail mail = notices.mail();
        if (mail == null) {
            return List.of();
        }
        String server = mail.host() + ":" + mail.port();
        return List.of(PortProbe.trouble(mail.host(), mail.port(), PATIENCE)
                .map(trouble ->
                        DiagnosticResult.warning("e-mail", UserMessage.of("doctor.mail-unreachable", server, trouble)))
                .orElseGet(() -> DiagnosticResult.ok("e-mail", UserMessage.of("doctor.mail-reachable", server))));
    }
}
