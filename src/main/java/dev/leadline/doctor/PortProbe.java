package dev.leadline.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Whether a server takes connections; nothing is said to it. */
final class PortProbe {

    private PortProbe() {}

    /** Why there is no connection, within a sentence; empty where there is one. */
    static Optional<String> trouble(String host, int port, Duration patience) {
        InetSocketAddress address = new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port);
        if (address.isUnresolved()) {
            return Optional.of("its name is not known");
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, Math.toIntExact(patience.toMillis()));
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of("it does not answer within %d seconds".formatted(patience.toSeconds()));
        } catch (ConnectException e) {
            return Optional.of("nothing listens there");
        } catch (IOException e) {
            return Optional.of("no way leads there");
        }
    }
}
