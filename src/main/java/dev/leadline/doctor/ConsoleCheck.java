package dev.leadline.doctor;

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
                    SUBJECT,
                    serve.address() + " is no address of this machine, so that leadline serve does not start.",
                    "Set leadline.serve.address to 127.0.0.1, or to the address at which others reach this machine."));
        }
    }

    private DiagnosticResult reached(boolean isAlone, int users) {
        return DiagnosticResult.fine(
                SUBJECT,
                "%s:%d, from %s, %s."
                        .formatted(
                                serve.address(),
                                serve.port(),
                                isAlone ? "this machine alone" : "other machines, too",
                                users == 0 ? "without a log-in" : "by log-in; users: " + users));
    }

    private DiagnosticResult open() {
        return DiagnosticResult.warning(
                SUBJECT,
                "%s can be reached from other machines, and there are no users, so that leadline serve does not start."
                        .formatted(serve.address()),
                "Add one by leadline user add NAME --role operator, or set leadline.serve.address to 127.0.0.1.");
    }
}
