package dev.leadline.sandbox;

import dev.leadline.shared.SandboxToken;
import java.time.Duration;

/**
 * The settings of a sandbox.
 *
 * @param address where it listens: a host name or an IP address
 * @param port the port, 0 for any free one
 * @param token the bearer token that every request must carry, not blank
 * @param requestsPerMinute requests answered in a minute of the clock, 0 for no limit
 * @param pendingFor how long a write stays PENDING before it ends
 * @param writeLogs whether the write logs list prospects; Propexo's documented categories name none for them
 */
public record SandboxSettings(
        String address, int port, String token, int requestsPerMinute, Duration pendingFor, boolean writeLogs) {

    private static final String THIS_MACHINE = "127.0.0.1";

    /** For a first try inside one process: any port, quick writes, and a limit that is not felt. */
    public static final SandboxSettings GENEROUS =
            new SandboxSettings(THIS_MACHINE, 0, SandboxToken.VALUE, 6_000, Duration.ofMillis(500), true);

    /** As Propexo documents its own: 150 requests a minute; writes take a few seconds; port 8150. */
    public static final SandboxSettings DOCUMENTED =
            new SandboxSettings(THIS_MACHINE, 8_150, SandboxToken.VALUE, 150, Duration.ofSeconds(3), true);

    public SandboxSettings {
        if (port < 0 || port > 65_535 || token.isBlank() || requestsPerMinute < 0 || pendingFor.isNegative()) {
            throw new IllegalArgumentException(
                    "a sandbox requires a port from 0 to 65535, a token, and a limit and a time that are not negative");
        }
    }

    /**
     * The same settings at another address, such as 0.0.0.0 for all of this machine.
     *
     * @param newAddress a host name or an IP address
     * @return a copy
     */
    public SandboxSettings at(String newAddress) {
        return new SandboxSettings(newAddress, port, token, requestsPerMinute, pendingFor, writeLogs);
    }

    /**
     * The same settings on another port.
     *
     * @param newPort the port, 0 for any free one
     * @return a copy
     */
    public SandboxSettings onPort(int newPort) {
        return new SandboxSettings(address, newPort, token, requestsPerMinute, pendingFor, writeLogs);
    }

    /**
     * The same settings with another limit.
     *
     * @param newLimit requests a minute, 0 for no limit
     * @return a copy
     */
    public SandboxSettings withRequestsPerMinute(int newLimit) {
        return new SandboxSettings(address, port, token, newLimit, pendingFor, writeLogs);
    }

    /**
     * The same settings with writes that take another time.
     *
     * @param newPendingFor how long a write stays PENDING
     * @return a copy
     */
    public SandboxSettings withPendingFor(Duration newPendingFor) {
        return new SandboxSettings(address, port, token, requestsPerMinute, newPendingFor, writeLogs);
    }

    /**
     * The same settings with write logs that list no prospects.
     *
     * @return a copy
     */
    public SandboxSettings withoutWriteLogs() {
        return new SandboxSettings(address, port, token, requestsPerMinute, pendingFor, false);
    }
}
