package dev.leadline.web.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The open connections, and how long each has kept the server waiting. A client that is too slow with a request, opens too many
 * connections or takes too many threads for slow bodies loses its slowest one: the input is shut down, and the server then ends
 * the connection as if the client had left. A request that is complete is never disturbed. Safe for use by several threads.
 */
final class ConnectionRegistry {

    private final ConnectionLimits limits;
    private final Predicate<String> unlimited;
    private final LongSupplier nanos;
    private final Map<String, Connection> open = new HashMap<>();

    /**
     * @param unlimited whether an address may open as many connections as it likes
     * @param nanos a monotonic clock
     */
    ConnectionRegistry(ConnectionLimits limits, Predicate<String> unlimited, LongSupplier nanos) {
        this.limits = limits;
        this.unlimited = unlimited;
        this.nanos = nanos;
    }

    /**
     * @param request how long a client may take for a complete request, or stay idle
     * @param upload how long a client may take for a file
     * @param perAddress the most connections of one address
     * @param reading the most connections whose bodies are awaited; each takes a thread
     */
    record ConnectionLimits(Duration request, Duration upload, int perAddress, int reading) {}

    private enum Phase {
        /** For the head of a request, or for any. */
        AWAITING_HEAD,
        AWAITING_BODY,
        COMPLETE
    }

    private static final class Connection {

        private final SocketChannel channel;
        private final String address;
        private Phase phase = Phase.AWAITING_HEAD;
        private long since;
        private Duration limit;

        Connection(SocketChannel channel, String address, long since, Duration limit) {
            this.channel = channel;
            this.address = address;
            this.since = since;
            this.limit = limit;
        }

        boolean isSlow() {
            return phase != Phase.COMPLETE;
        }
    }

    /**
     * Takes a new connection in.
     *
     * @return false where its address has too many, none of which is slow
     */
    synchronized boolean admit(SocketChannel channel) throws IOException {
        InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
        if (remote == null) {
            return false;
        }
        open.values().removeIf(connection -> !connection.channel.isOpen());
        String address = remote.getAddress().getHostAddress();
        if (!unlimited.test(address)
                && count(connection -> connection.address.equals(address)) >= limits.perAddress()) {
            Optional<Connection> slowest = slowest(connection -> connection.address.equals(address));
            if (slowest.isEmpty()) {
                return false;
            }
            drop(slowest.get());
        }
        open.put(key(address, remote.getPort()), new Connection(channel, address, nanos.getAsLong(), limits.request()));
        return true;
    }

    /** The head of a request has arrived, and {@code hasBody} says whether more of it is to come. */
    synchronized void began(String key, boolean hasBody) {
        @Nullable Connection connection = open.get(key);
        if (connection == null) {
            return;
        }
        if (hasBody && count(other -> other.phase == Phase.AWAITING_BODY) >= limits.reading()) {
            slowest(other -> other.phase == Phase.AWAITING_BODY).ifPresent(this::drop);
        }
        enter(connection, hasBody ? Phase.AWAITING_BODY : Phase.COMPLETE);
    }

    /** The request that has begun brings a file, and from somebody who may. */
    synchronized void uploads(String key) {
        @Nullable Connection connection = open.get(key);
        if (connection != null) {
            connection.limit = limits.upload();
        }
    }

    /** The answer is made; where the body is not read to its end, the server still waits for it. */
    synchronized void ended(String key, boolean isRead) {
        @Nullable Connection connection = open.get(key);
        if (connection != null && isRead) {
            enter(connection, Phase.AWAITING_HEAD);
        }
    }

    /** Drops the connections that have taken longer than they may. */
    synchronized void dropSlow() {
        long now = nanos.getAsLong();
        open.values().stream()
                .filter(connection -> connection.isSlow() && now - connection.since > connection.limit.toNanos())
                .toList()
                .forEach(this::drop);
    }

    private void enter(Connection connection, Phase phase) {
        connection.phase = phase;
        connection.since = nanos.getAsLong();
        connection.limit = limits.request();
    }

    private long count(Predicate<Connection> which) {
        return open.values().stream().filter(which).count();
    }

    private Optional<Connection> slowest(Predicate<Connection> which) {
        long now = nanos.getAsLong();
        return open.values().stream()
                .filter(which)
                .filter(Connection::isSlow)
                .max(Comparator.comparingLong(connection -> now - connection.since));
    }

    private void drop(Connection connection) {
        Collection<Connection> all = open.values();
        all.remove(connection);
        try {
            connection.channel.shutdownInput();
        } catch (IOException e) {
            // it has ended by itself
        }
    }

    static String key(String address, int port) {
        return address + " " + port;
    }
}
