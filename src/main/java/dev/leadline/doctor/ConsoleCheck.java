package dev.leadline.doctor;

import dev.leadline.message.UserMessage;
import dev.leadline.security.UserRepository;
import dev.leadline.settings.ServeSettings;
import dev.leadline.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;

/** From where the console could be reached, and by whom. */
final class ConsoleCheck {

    private static final String SUBJECT = "console";

    private final ServeSettings serve;
    private final Path config;

    ConsoleCheck(Settings settings) {
        this.serve = settings.serve();
        this.config = settings.config();
    }

    List<DiagnosticResult> look() {
        int users = UserRepository.in(config).all().size();
        try {
            boolean isAlone = InetAddress.getByName(serve.address()).isLoopbackAddress();
            return List.of(isAlone || users > 0 ? reached(isAlone, users) : open());
        } catch (UnknownHostException e) {
            return List.of(DiagnosticResult.warning(
                    SUBJECT, UserMessage.of("doctor.console-address-invalid", serve.address())));
        }
    }

    private DiagnosticResult reached(boolean isAlone, int users) {
        if (isAlone && users == 0) {
            return DiagnosticResult.ok(SUBJECT, UserMessage.of("doctor.console-local", serve.address(), serve.port()));
        }
        return DiagnosticResult.ok(
                SUBJECT,
                isAlone
                        ? UserMessage.of("doctor.console-local-with-users", serve.address(), serve.port(), users)
                        : UserMessage.of("doctor.console-for-others", serve.address(), serve.port(), users));
    }

    private DiagnosticResult open() {
        return DiagnosticResult.warning(SUBJECT, UserMessage.of("doctor.console-without-users", serve.address()));
    }
}
