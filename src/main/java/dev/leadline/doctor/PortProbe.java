package dev.leadline.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Checks whether a server accepts connections; sends nothing. */
final class PortProbe {

    private PortProbe() {}

    /** Why there is no connection, within a sentence; empty where there is one. */
    static Optional<String> trouble(String host, int port, Duration patience) {
        InetSocketAddress address = new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port);
        if (address.isUnresolved()) {
            return Optional.of("the host name cannot be resolved");
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, Math.toIntExact(patience.toMillis()));
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of("the connection timed out after %d seconds".formatted(patience.toSeconds()));
        } catch (IOException e) {
            return Optional.of(whatHappened(e));
        }
    }

    private static String whatHappened(IOException e) {
        String reason = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return reason.toLowerCase(Locale.ROOT).contains("refused")
                ? "the connection was refused"
                : "the connection failed (" + reason + ")";
    }
}
