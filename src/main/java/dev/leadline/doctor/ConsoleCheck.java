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
            return List.of(
                    DiagnosticResult.warning(
                            SUBJECT,
                            serve.address() + " is not an address of this machine, so leadline serve cannot start.",
                            "Set leadline.serve.address to 127.0.0.1, or to the address at which other machines reach this machine."));
        }
    }

    private DiagnosticResult reached(boolean isAlone, int users) {
        return DiagnosticResult.ok(
                SUBJECT,
                "%s:%d, reachable from %s, %s."
                        .formatted(
                                serve.address(),
                                serve.port(),
                                isAlone ? "this machine only" : "other machines",
                                users == 0 ? "no login required" : "login required, users: " + users));
    }

    private DiagnosticResult open() {
        return DiagnosticResult.warning(
                SUBJECT,
                "Other machines can reach %s, but there are no users, so leadline serve cannot start."
                        .formatted(serve.address()),
                "Add a user with leadline user add NAME --role operator, or set leadline.serve.address to 127.0.0.1.");
    }
}
